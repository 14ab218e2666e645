import { clamp } from './numbers'
import { Z_CLAIM } from './thresholds'

/** A proportion and its interval, fractions 0..1. `share` is null for nobody: then no percent is shown. */
export type Proportion = { readonly share: number | null; readonly low: number; readonly high: number }

/**
 * Wilson's score interval for k of n, 0 <= k <= n (else RangeError): (p + z²/2n ± z√(p(1-p)/n + z²/4n²)) / (1 + z²/n).
 * Nobody asked: 0..1. z is 1.96 for what is claimed, 1.28 for sorting. (E. B. Wilson, JASA 22, 1927)
 */
export function wilson(k: number, n: number, z = Z_CLAIM): Proportion {
  if (!(k >= 0 && k <= n)) throw new RangeError(`${k} of ${n} is not a proportion`)
  if (n === 0) return { share: null, low: 0, high: 1 }
  const p = k / n
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const bound = (side: number) => clamp((p + (z * z) / (2 * n) + side * spread) / (1 + (z * z) / n), 0, 1)
  return { share: p, low: bound(-1), high: bound(1) }
}
