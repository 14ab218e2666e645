import { findEdited } from './anchor-edited'
import { SHORT } from './anchor-likeness'
import { placesOf, rate } from './anchor-places'
import { type Anchor, CONTEXT, type Found, hasContext, isRepeated, type Quotation } from './quotation'

export type { Anchor, Found, Quotation } from './quotation'

const CLEARLY_MORE = 0.25

/** Remember the words from `start` to `end` of a text, as `toPlainText` gives it. */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  if (!(start >= 0 && start < end && end <= text.length))
    throw new RangeError(`No words from ${start} to ${end}`)
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(end, end + CONTEXT).replace(/[\uD800-\uDBFF]$/, ''),
    start,
    end,
  }
}

/**
 * Find the words again in an edited text; null when they are lost. They are lost rather than found in a wrong place:
 * the quote is never taken from where its surroundings are unlike, nor when two places are alike.
 */
export function findAnchor(text: string, wanted: Quotation): Found | null {
  if (wanted.quote === '') return null
  const { places, several } = placesOf(text, wanted)
  const place = (start: number) => {
    const how = several && start !== wanted.start ? ('context' as const) : ('exact' as const)
    return { start, end: start + wanted.quote.length, how }
  }
  const [only] = places
  if (only !== undefined && !several && (only === wanted.start || !hasContext(wanted))) return place(only)

  const rated = places.map((start) => rate(text, start, wanted)).sort((a, b) => b.score - a.score)
  const [best, second] = rated
  const same = rated.find(({ start }) => start === wanted.start)
  if (same?.fits && best && best.score - same.score < CLEARLY_MORE) return place(same.start)

  if (best?.fits && isElsewhere(text, best.start, wanted)) return null

  const [whole, anotherWhole] = rated.filter((rating) => rating.whole)
  if (whole && !anotherWhole) return place(whole.start)
  if (!best?.fits) {
    const edited = findEdited(text, wanted)
    const stood = places.find(
      (start) => edited && start < edited.end && edited.start < start + wanted.quote.length,
    )
    if (stood === undefined) return edited
    return isRepeated(wanted) ? null : place(stood)
  }
  return second && best.score - second.score < CLEARLY_MORE ? null : place(best.start)
}

/** The surroundings say that this is another place: they themselves stand twice, as when a passage was copied, or on the wrong side of it. */
function isElsewhere(text: string, at: number, { prefix = '', suffix = '', start }: Quotation): boolean {
  if (start === undefined) return false // written by a person, as short as it may be
  const telling = [prefix, suffix].filter((side) => side.length >= 2 * SHORT)
  const copied = telling.every((side) => text.indexOf(side) !== text.lastIndexOf(side))
  const behind = prefix.length >= 2 * SHORT && text.indexOf(prefix) > at
  const last = suffix.length >= 2 * SHORT ? text.lastIndexOf(suffix) : -1
  return (telling.length > 0 && copied) || behind || (last >= 0 && last < at)
}
