import { likeness } from './anchor-likeness'
import { CONTEXT, hasContext, isRepeated, type Quotation } from './quotation'

/** A short word in a long text stands everywhere: then only places with the same neighbours are weighed. */
const MANY = 100
/** Surroundings of unrelated English are alike by about 0.3; those of an edited sentence by 0.8 and more. */
const ALIKE = 0.75
/** Among repeated phrases ("Claim 2: I agree.") likeness deceives; so many characters must stand right there. */
const TOUCHING = 12

/** Where exactly the words stand, and whether that is in several places. */
export function placesOf(text: string, { quote, prefix = '', suffix = '', start }: Quotation) {
  const places: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at)
  if (places.length <= MANY) return { places, several: places.length > 1 }

  const [last, next] = [prefix.slice(-8), suffix.slice(0, 8)]
  const near = places.filter(
    (at) =>
      (last && text.startsWith(last, at - last.length)) || (next && text.startsWith(next, at + quote.length)),
  )
  const same = places.filter((at) => at === start)
  return { places: [...new Set([...same, ...near.slice(0, MANY)])], several: true }
}

/** How well the surroundings of one place are those that were recorded, and whether well enough to be it. */
export function rate(text: string, start: number, wanted: Quotation) {
  const { quote, prefix = '', suffix = '' } = wanted
  const { before, after } = likeness(text, start, start + quote.length, wanted)
  const touching = touch(text, start, wanted)
  const whole = hasContext(wanted) && touching.before === prefix.length && touching.after === suffix.length
  const touches =
    touching.before >= Math.min(TOUCHING, prefix.length) &&
    touching.after >= Math.min(TOUCHING, suffix.length)
  if (isRepeated(wanted))
    return { start, whole, fits: touches, score: (touching.before + touching.after) / CONTEXT }
  const fits = (before ?? 0) >= ALIKE || (after ?? 0) >= ALIKE
  return { start, whole, fits, score: (before ?? 0) + (after ?? 0) }
}

/** How many characters right before and right after a place are those that were recorded. */
function touch(text: string, start: number, { quote, prefix = '', suffix = '' }: Quotation) {
  const end = start + quote.length
  let before = 0
  while (before < prefix.length && text[start - 1 - before] === prefix[prefix.length - 1 - before]) before++
  let after = 0
  while (after < suffix.length && text[end + after] === suffix[after]) after++
  return { before, after }
}
