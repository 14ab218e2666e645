import { median } from './numbers'

/** How the credences (percent) lie: range, middle half from four people on, median. */
export function mainClaimSentence(credences: readonly number[]): string {
  const sorted = [...credences].sort((x, y) => x - y)
  const [low, high, middle] = [sorted[0], sorted.at(-1), median(sorted)]
  if (low === undefined || high === undefined || middle === null)
    return 'Nobody has said yet how likely the main claim is.'
  if (sorted.length === 1) return `One person puts the main claim at ${low}.`
  if (low === high) return `All ${sorted.length} who answered put the main claim at ${low}.`
  const half =
    sorted.length < 4 ? '' : `, half of them between ${quartile(sorted, 0.25)} and ${quartile(sorted, 0.75)}`
  return `${sorted.length} people put the main claim between ${low} and ${high}${half}; the median is ${Math.round(middle)}.`
}

/** How many credences (percent 0..100) fall in each tenth; 100 belongs to the last. */
export function histogram(credences: readonly number[]): number[] {
  return Array.from(
    { length: 10 },
    (_, bin) => credences.filter((credence) => Math.min(9, Math.floor(credence / 10)) === bin).length,
  )
}

/** Linear interpolation between order statistics (type 7), rounded to a whole percent. */
function quartile(sorted: readonly number[], at: number): number {
  const place = at * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return Math.round(low + (high - low) * (place - Math.floor(place)))
}
