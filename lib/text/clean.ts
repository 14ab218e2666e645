// Forms send CRLF; a database cannot hold the character zero.
const NOT_KEPT = /\r(?=\n)|\0/g

/** One without the other of its pair: with `u`, whole pairs are single characters. */
const HALF = /\p{Surrogate}/gu

/**
 * What came from outside, with every text in it as a database can keep it: without the character zero, and without half of a pair of
 * surrogates, which JSON can spell and PostgreSQL's own JSON refuses. Lists and plain objects are gone through, the rest is left.
 */
export function keepable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(HALF, '\ufffd')
  if (Array.isArray(value)) return value.map(keepable)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, keepable(one)]))
}

/** A text as it is kept, whatever form sent it. */
export const cleaned = (given: string): string => given.replace(NOT_KEPT, '')
