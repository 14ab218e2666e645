import { type Found, findAnchor, makeAnchor } from './anchor'

/** Words that are kept with where they stand: null offsets when they were lost. */
export type Kept = Record<'quote' | 'prefix' | 'suffix', string | null> &
  Record<'startOffset' | 'endOffset', number | null>

/**
 * What changes about kept words when the text they stand in is another: their offsets; the words too where those were
 * edited; null offsets where they are lost. Null when nothing changes.
 */
export function reanchored(kept: Kept, before: string, after: string): Partial<Kept> | null {
  if (kept.quote === null) return null
  const stood = kept.startOffset !== null && kept.endOffset !== null && kept.endOffset <= before.length
  // With all that stood around them then, not only the little that a document may have said.
  const wanted = stood
    ? makeAnchor(before, kept.startOffset ?? 0, kept.endOffset ?? 0)
    : { quote: kept.quote, prefix: kept.prefix ?? '', suffix: kept.suffix ?? '' }
  const found = onlyPlace(kept.quote, before, after) ?? findAnchor(after, wanted)
  if (!found) return kept.startOffset === null ? null : { startOffset: null, endOffset: null }

  const place = { startOffset: found.start, endOffset: found.end }
  if (found.how === 'fuzzy') {
    const { quote, prefix, suffix } = makeAnchor(after, found.start, found.end)
    return { quote, prefix, suffix, ...place }
  }
  const isSame = found.start === kept.startOffset && found.end === kept.endOffset
  return isSame ? null : place
}

/** The author's words are the same ones still: what stood once, and stands once, is it, whatever was put around it. */
function onlyPlace(quote: string, before: string, after: string): Found | null {
  const start = after.indexOf(quote)
  const isOnce = [before, after].every(
    (text) => text.includes(quote) && text.indexOf(quote) === text.lastIndexOf(quote),
  )
  return isOnce ? { start, end: start + quote.length, how: 'exact' } : null
}
