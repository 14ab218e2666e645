import search from 'approx-string-match'
import { SHORT } from './anchor-likeness'
import { editDistance } from './edit-distance'
import { CONTEXT, type Found, type Quotation } from './quotation'

/** Nobody anchors a crux on pages; and the time grows with the length squared. */
const MAX_QUOTE = 2_000
const MOST_EDITED = 0.2
/** With its surroundings gone on one side the quote itself must say more. */
const MOST_EDITED_ONE_SIDE = 0.1
const CONTEXT_EDITED = 0.25

/**
 * Find words that were edited, by what stood around them: between both neighbours, or beside the one that is left.
 * Where neither is left, or the words changed by more than a fifth, they are lost.
 */
export function findEdited(text: string, wanted: Quotation): Found | null {
  const { quote, prefix = '', suffix = '' } = wanted
  if (quote.length > MAX_QUOTE) return null
  const left = locate(text, prefix, wanted.start === prefix.length ? 'top' : undefined)?.end
  const right = locate(
    text,
    suffix,
    wanted.start !== undefined && suffix.length < CONTEXT ? 'end' : undefined,
  )?.start
  if (left !== undefined && right !== undefined) return between(text, left, right, quote)
  if (left !== undefined) return beside(text, left, 1, quote)
  if (right !== undefined) return beside(text, right, -1, quote)
  return null
}

/** Edges told by neighbours may be some letters off where those were edited, and so may those of the likest words: the closest pair wins. */
function between(text: string, left: number, right: number, quote: string): Found | null {
  const most = Math.floor(quote.length * MOST_EDITED)
  if (left >= right || right - left > quote.length + 2 * most) return null
  const from = Math.max(0, left - most)
  const alike = search(text.slice(from, right + most), quote, most)
  const starts = new Set([left, ...alike.map((match) => from + match.start)])
  const ends = new Set([right, ...alike.map((match) => from + match.end)])
  let [best, place]: [number, Found | null] = [most + 1, null]
  for (const start of starts) {
    for (const end of ends) {
      const edits = editDistance(text.slice(start, end), quote, most)
      if (start < end && edits < best) [best, place] = [edits, trimmed(text, start, end, quote)]
    }
  }
  return place
}

/** The words that begin at a place (direction 1) or end there (-1), give or take what may have changed. */
function beside(text: string, at: number, direction: 1 | -1, quote: string): Found | null {
  const most = Math.floor(quote.length * MOST_EDITED_ONE_SIDE)
  const reach = quote.length + most
  const [from, to] = direction === 1 ? [at - most, at + reach] : [at - reach, at + most]
  const offset = Math.max(0, from)
  const near = search(text.slice(offset, to), quote, most)
    .map((match) => ({ start: offset + match.start, end: offset + match.end }))
    .filter(({ start, end }) => Math.abs((direction === 1 ? start : end) - at) <= most)
  // Several ends with equally many errors are one place; its widest reading holds all of the words.
  const start = Math.min(...near.map((place) => place.start))
  const end = Math.max(...near.map((place) => place.end))
  return near.length > 0 ? trimmed(text, start, end, quote) : null
}

/** A place is words: no space at its edges that the quote did not have. */
function trimmed(text: string, start: number, end: number, quote: string): Found {
  const words = text.slice(start, end)
  const lead = /^\s/.test(quote) ? 0 : words.length - words.trimStart().length
  const trail = /\s$/.test(quote) ? 0 : words.length - words.trimEnd().length
  return { start: start + lead, end: Math.max(start + lead + 1, end - trail), how: 'fuzzy' }
}

/** Where a context stands now, if it stands in one place only. At the top or the end of the text a short one will do. */
function locate(
  text: string,
  context: string,
  edge?: 'top' | 'end',
): { start: number; end: number } | undefined {
  if (edge === 'top' && text.startsWith(context)) return { start: 0, end: context.length }
  if (edge === 'end' && text.endsWith(context))
    return { start: text.length - context.length, end: text.length }
  if (context.length < 2 * SHORT) return undefined

  const matches = search(text, context, Math.floor(context.length * CONTEXT_EDITED))
  const [first] = matches
  const last = matches.at(-1)
  if (!first || !last || last.end - first.end > context.length / 2) return undefined
  return { start: Math.min(...matches.map((match) => match.start)), end: last.end }
}
