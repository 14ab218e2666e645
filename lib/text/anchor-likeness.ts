import search from 'approx-string-match'
import type { Quotation } from './quotation'

/** Fewer characters say nothing when some may differ: they must stand there exactly. */
export const SHORT = 8
/** How many characters may have been put between a quote and its old neighbours. */
const SLACK = 16

/**
 * How far the surroundings of a place are those the quote had: 0 to 1 on each side; undefined where none were recorded.
 */
export function likeness(
  text: string,
  start: number,
  end: number,
  { prefix, suffix, start: was }: Quotation,
) {
  const reachedTop = was !== undefined && was === prefix?.length
  return {
    before: prefix ? before(text, start, prefix, reachedTop) : undefined,
    after: suffix ? after(text, end, suffix) : undefined,
  }
}

function before(text: string, start: number, prefix: string, reachedTop: boolean): number {
  if (prefix.length < SHORT) {
    const stands = text.startsWith(prefix, start - prefix.length) && start >= prefix.length
    return stands && (!reachedTop || start === prefix.length) ? 1 : 0
  }
  return alike(text.slice(Math.max(0, start - prefix.length - SLACK), start), prefix)
}

function after(text: string, end: number, suffix: string): number {
  if (suffix.length < SHORT) return text.startsWith(suffix, end) ? 1 : 0
  return alike(text.slice(end, end + suffix.length + SLACK), suffix)
}

function alike(around: string, context: string): number {
  const [best] = search(around, context, Math.floor(context.length / 2))
  return best ? 1 - best.errors / context.length : 0
}
