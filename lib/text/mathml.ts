import temml from 'temml'
import { escapeHtml } from './escape'

/** A long derivation is under 1,000 characters; the typesetter's time and its stack grow with the source. */
export const MAX_TEX = 2_000

/** A formula may not reach out of its line over other people's words: no length beyond this many ems, no deeper tree. */
const MAX_EM = 20
const MAX_DEPTH = 60

const LENGTH = /="(-?[\d.]+)(em|ex|pt|px|mm|cm|in|mu|pc)"/g

/**
 * TeX as MathML alone: no style, no font, nothing to load; browsers set it and screen readers read it. The TeX itself
 * is kept as `alttext`. Null when it cannot be read or is not reasonable: then the source is shown.
 */
export function mathml(tex: string, display: boolean): string | null {
  if (tex.length > MAX_TEX) return null
  const html = typeset(tex, display)
  if (html === null || !isReasonable(html)) return null
  return html
    .replace(/^<math/, `<math alttext="${escapeHtml(tex)}"`)
    .replaceAll('class="tml-right"', 'class="align-right"')
    .replaceAll('class="tml-left"', 'class="align-left"')
}

function typeset(tex: string, display: boolean): string | null {
  try {
    return temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      annotate: false,
      trust: false,
      maxExpand: 200,
    })
  } catch {
    return null // not TeX, or too much of it for the typesetter: to the reader it is text
  }
}

function isReasonable(html: string): boolean {
  for (const [, length, unit] of html.matchAll(LENGTH)) {
    if (Math.abs(Number(length)) > (unit === 'em' || unit === 'ex' ? MAX_EM : MAX_EM * 10)) return false
  }
  let depth = 0
  for (const [tag] of html.matchAll(/<\/?[a-z]/g)) {
    depth += tag[1] === '/' ? -1 : 1
    if (depth > MAX_DEPTH) return false
  }
  return true
}
