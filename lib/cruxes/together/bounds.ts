/** A person's credence in one part of a conjunction, in whole percent 0..100; null where they gave none. */
export type Part = { readonly id: number; readonly label: string; readonly credence: number | null }

/**
 * How likely it can be that all parts hold, in percent, for somebody who holds these credences in them, whatever they think of how
 * the parts hang together: from max(0, sum of c_k - (n - 1)·100) to min c_k. A credence that was not given may be anything. Both
 * ends are reached, so no narrower bounds would do. (Fréchet 1935, Fundamenta Mathematicae 25; CRUXES 1.1, conjunctive cruxes.)
 */
export function jointBounds(credences: readonly (number | null)[]): { low: number; high: number } {
  const spare = (credences.length - 1) * 100
  const least = credences.reduce<number>((sum, one) => sum + (one ?? 0), 0) - spare
  return { low: Math.max(0, least), high: Math.min(100, ...credences.map((one) => one ?? 100)) }
}

/**
 * How likely all parts are together if none says anything about another: the product, in whole percent. Only a place to start
 * from: parts of one argument mostly do hang together. Null unless every credence was given. Always within the bounds.
 */
export function asIfIndependent(credences: readonly (number | null)[]): number | null {
  if (credences.length === 0) return null
  let product = 1
  for (const one of credences) {
    if (one === null) return null
    product *= one / 100
  }
  return Math.round(product * 100)
}

export type JointTrouble = {
  /** `above`: likelier than its least likely part; `below`: less likely than the parts leave room for. */
  readonly side: 'above' | 'below'
  /** The nearest percent that would do. */
  readonly bound: number
  /** The parts that the bound comes from. */
  readonly from: readonly Part[]
  /** The parts that would have to change, were the whole to stay as it is, with what they would be then. */
  readonly partsInstead: readonly { readonly id: number; readonly label: string; readonly credence: number }[]
}

/**
 * What is wrong with somebody's credence in the whole beside those in its parts, in percent; null if they go together or too little
 * was given. Two repairs: the whole moves to `bound`, or the parts to `partsInstead`: those that are too low rise to the whole; those
 * that leave too little room come down alike. After either nothing is wrong.
 */
export function jointTrouble(parts: readonly Part[], whole: number | null): JointTrouble | null {
  if (whole === null) return null
  const { low, high } = jointBounds(parts.map(({ credence }) => credence))
  if (whole > high)
    return {
      side: 'above',
      bound: high,
      from: parts.filter(({ credence }) => credence === high).slice(0, 1),
      partsInstead: given(parts).flatMap(({ id, label, credence }) =>
        credence < whole ? [{ id, label, credence: whole }] : [],
      ),
    }
  if (whole < low)
    return { side: 'below', bound: low, from: parts, partsInstead: lowered(given(parts), low - whole) }
  return null
}

const given = (parts: readonly Part[]) =>
  parts.flatMap(({ id, label, credence }) => (credence === null ? [] : [{ id, label, credence }]))

/** Each a like share lower, in whole percent; none falls under the whole, since no other is above 100. */
function lowered(parts: readonly { id: number; label: string; credence: number }[], by: number) {
  const [share, rest] = [Math.floor(by / parts.length), by % parts.length]
  return parts
    .map(({ id, label, credence }, i) => ({
      id,
      label,
      credence: credence - share - (i < rest ? 1 : 0),
      was: credence,
    }))
    .filter(({ credence, was }) => credence !== was)
    .map(({ id, label, credence }) => ({ id, label, credence }))
}
