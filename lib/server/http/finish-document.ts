import { toBytes } from './to-bytes'

const FRAMEWORK_SCRIPT = /<script\b(?![^>]*\bdata-keep)[^>]*>[\s\S]*?<\/script>/g
const SCRIPT_PRELOAD = /<link\b(?=[^>]*\brel="(?:preload|modulepreload)")(?=[^>]*\bas="script")[^>]*>/g
const SLOT = /<!--slot:(\d+)-->/g

/**
 * Turn what the framework rendered into the document we serve: its client runtime and the second copy of the page
 * (the component payload, inlined as scripts) are taken out, then the slots are filled. Scripts marked `data-keep` stay.
 * Slots are filled last, so nothing that people wrote is ever searched or changed here.
 */
export function finishDocument(rendered: string, slots: readonly Iterable<string>[]): Buffer {
  return toBytes(filled(rendered.replace(FRAMEWORK_SCRIPT, '').replace(SCRIPT_PRELOAD, ''), slots))
}

function* filled(cleaned: string, slots: readonly Iterable<string>[]): Generator<string> {
  // Split at a pattern with one group gives text, slot number, text, slot number, ..., text.
  for (const [i, part] of cleaned.split(SLOT).entries()) {
    if (i % 2 === 0) yield part
    else yield* slots[Number(part)] ?? []
  }
}
