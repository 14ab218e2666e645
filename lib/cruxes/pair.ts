import { atLeast, isBelow, sign } from './numbers'
import { implied, type Stance, swing } from './stance'
import { DOUBLE_RULE, SHARE_FROM_GAP } from './thresholds'

/** What a double crux takes, in fractions: difference on M, difference on C, and the swing of each. */
export type DoubleRule = { readonly gap: number; readonly disagreement: number; readonly swing: number }

/** A difference on the main claim, in signed fractions, as two parts that add up to it exactly. */
export type Gap = {
  readonly gap: number
  /** What differing on C brings. May have the other sign ("works the other way") or exceed the gap. */
  readonly explained: number
  /** What would remain: differing on what follows from C. */
  readonly residual: number
  /** explained / gap; null if the gap is under 10 points. */
  readonly share: number | null
  /** i's minus j's main claim if C were true, and if it were false. */
  readonly ifTrue: number
  readonly ifFalse: number
}

/**
 * m_i - m_j = (c_i - c_j)·s̄ + [ c̄(a_i - a_j) + (1 - c̄)(b_i - b_j) ], with pair means s̄ and c̄: an exact identity
 * (Oaxaca–Blinder with symmetric weights, CRUXES 4.4). Swapping the two people turns every sign but the share's.
 */
export function gapBetween(i: Stance, j: Stance): Gap {
  const c = (i.c + j.c) / 2
  const [ifTrue, ifFalse] = [i.a - j.a, i.b - j.b]
  const gap = implied(i) - implied(j)
  const explained = ((i.c - j.c) * (swing(i) + swing(j))) / 2
  const residual = c * ifTrue + (1 - c) * ifFalse
  return { gap, explained, residual, share: shareOf(explained, gap), ifTrue, ifFalse }
}

/** explained / gap, or null where the gap is too small (under 10 points) for a ratio to mean anything. */
export function shareOf(explained: number, gap: number): number | null {
  return atLeast(Math.abs(gap), SHARE_FROM_GAP) ? explained / gap : null
}

/**
 * Does C carry these two people's disagreement, for both: they differ on M and on C by 20 points, each would be moved
 * by 20, in the same direction, and the one who believes more of what supports M believes more of M? (CRUXES 4.4)
 */
export function isDoubleCrux(i: Stance, j: Stance, rule: DoubleRule = DOUBLE_RULE): boolean {
  const [s, t] = [swing(i), swing(j)]
  if (s * t <= 0 || isBelow(Math.min(Math.abs(s), Math.abs(t)), rule.swing)) return false
  const [gap, apart] = [implied(i) - implied(j), i.c - j.c]
  if (isBelow(Math.abs(apart), rule.disagreement) || isBelow(Math.abs(gap), rule.gap)) return false
  return sign(apart) * sign(s) === sign(gap)
}

/**
 * How far inside (>= 0: a double crux) or outside (< 0) a pair is, in fractions, -1.2..0.8: the least of |m_i - m_j|,
 * |c_i - c_j|, |s_i| and |s_j| less their thresholds, a quantity that points the wrong way counting as negative.
 * Continuous, so that hysteresis can use it. Symmetric in the two.
 */
export function doubleCruxMargin(i: Stance, j: Stance, rule: DoubleRule = DOUBLE_RULE): number {
  const [gap, apart] = [implied(i) - implied(j), i.c - j.c]
  const [s, t] = [swing(i), swing(j)]
  const [g, d] = [rule.gap, rule.disagreement]
  const along = Math.max(Math.min(gap - g, apart - d), Math.min(-gap - g, -apart - d))
  const against = Math.max(Math.min(gap - g, -apart - d), Math.min(-gap - g, apart - d))
  const moved = Math.min(Math.min(s, t) - rule.swing, along)
  const movedBack = Math.min(-Math.max(s, t) - rule.swing, against)
  return Math.max(moved, movedBack)
}

/** Every pair for whom it is a double crux, in the order given. O(n²) in those whom it moves. */
export function doubleCruxes<Holder extends Stance>(
  holders: readonly Holder[],
  rule: DoubleRule = DOUBLE_RULE,
): [Holder, Holder][] {
  const moved = holders.filter((holder) => atLeast(Math.abs(swing(holder)), rule.swing))
  return moved.flatMap((i, at) =>
    moved
      .slice(at + 1)
      .filter((j) => isDoubleCrux(i, j, rule))
      .map((j): [Holder, Holder] => [i, j]),
  )
}

/** The best pair's margin, null with fewer than two people: what hysteresis needs to know. O(n²). */
export function bestDoubleCruxMargin(
  holders: readonly Stance[],
  rule: DoubleRule = DOUBLE_RULE,
): number | null {
  let best: number | null = null
  for (const [at, i] of holders.entries()) {
    for (const j of holders.slice(at + 1)) best = Math.max(best ?? -Infinity, doubleCruxMargin(i, j, rule))
  }
  return best
}

/**
 * |m_i - m_j| - [ c̄|a_i - a_j| + (1 - c̄)|b_i - b_j| ]: how much of the gap the pair may expect to close by learning C
 * (FRI's VOD, naive). Exactly the expected fall of the gap if C comes out true with probability c̄. Negative: the
 * answer would drive them apart.
 */
export function vodNaive(i: Stance, j: Stance): number {
  const c = (i.c + j.c) / 2
  return Math.abs(implied(i) - implied(j)) - (c * Math.abs(i.a - j.a) + (1 - c) * Math.abs(i.b - j.b))
}
