import { atLeast, clamp, points } from './numbers'
import { INCOHERENCE_FROM } from './thresholds'

/** What a person put on the four sliders, in percent 0..100 as given; null where they gave nothing. */
export type Percents = {
  readonly credence: number | null
  readonly ifTrue: number | null
  readonly ifFalse: number | null
  readonly main: number | null
}

/** A full stance in fractions 0..1: c = P(C), a = P(M | C), b = P(M | not C). (CRUXES 4.4) */
export type Stance = { readonly c: number; readonly a: number; readonly b: number }

/** What somebody says without numbers. */
export type Mark = 'crux' | 'not_crux' | 'unsure'

/** A percent 0..100 as a fraction 0..1. Throws RangeError on anything else: percents are parsed at the border. */
export function fraction(percent: number): number {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`${percent} is not a percent from 0 to 100`)
  return percent / 100
}

/** The stance in fractions, or null unless credence and both conditionals were given. `main` plays no part. */
export function toStance({ credence, ifTrue, ifFalse }: Percents): Stance | null {
  if (credence === null || ifTrue === null || ifFalse === null) return null
  return { c: fraction(credence), a: fraction(ifTrue), b: fraction(ifFalse) }
}

/** a - b in -1..1: how far the main claim moves between "C is false" and "C is true". */
export const swing = ({ a, b }: Stance): number => a - b

/** c·a + (1-c)·b in 0..1: the main claim that the three numbers imply (law of total probability). */
export const implied = ({ c, a, b }: Stance): number => c * a + (1 - c) * b

/** b = (m - a·c)/(1 - c) in 0..1, from the other three; null if c = 1 or if no b in 0..1 fits. */
export function solveForB({ m, c, a }: { m: number; c: number; a: number }): number | null {
  const b = (m - a * c) / (1 - c)
  return c < 1 && atLeast(b, 0) && atLeast(1, b) ? clamp(b, 0, 1) : null
}

/**
 * The "if false" in percent 0..100 that fits the three other sliders, for somebody who left only it empty; null if
 * anything else is missing, it was given, or none fits: then the card asks. Offered, never counted unasked: near
 * c = 1 it magnifies rounding (half a point of `main` is 10 points of b at c = .95).
 */
export function derivedIfFalse({ credence, ifTrue, ifFalse, main }: Percents): number | null {
  if (credence === null || ifTrue === null || main === null || ifFalse !== null) return null
  const b = solveForB({ m: fraction(main), c: fraction(credence), a: fraction(ifTrue) })
  return b === null ? null : b * 100
}

export type Incoherence = {
  /** Percents: what the three numbers imply, and what was said. */
  readonly implied: number
  readonly stated: number
  readonly repairs: readonly [Repair, Repair]
}
export type Repair = { readonly changes: 'main' | 'conditionals'; readonly percents: Percents }

/**
 * Where the stated main claim is 5 points or more from the implied one: both, and two one-click repairs, in whole
 * percents. The first moves `main`. The second keeps `main` and moves both conditionals by the same amount, so that
 * the swing stays; if that would leave 0..100 they are scaled towards `main` instead. Credence in C is never touched,
 * for it is the number people compare. Null if coherent or not full. Repaired numbers are coherent.
 */
export function incoherence(given: Percents): Incoherence | null {
  const stance = toStance(given)
  if (stance === null || given.main === null) return null
  const [m, m0] = [implied(stance), fraction(given.main)]
  if (!atLeast(Math.abs(m - m0), INCOHERENCE_FROM)) return null
  const [ifTrue, ifFalse] = conditionalsFor(stance, m, m0)
  return {
    implied: points(m),
    stated: given.main,
    repairs: [
      { changes: 'main', percents: { ...given, main: points(m) } },
      { changes: 'conditionals', percents: { ...given, ifTrue: points(ifTrue), ifFalse: points(ifFalse) } },
    ],
  }
}

/** Conditionals that imply m0: shifted if both stay in 0..1, else scaled towards 0 or 1 (always possible). */
function conditionalsFor({ a, b }: Stance, m: number, m0: number): [number, number] {
  const shift = m0 - m
  const fits = (x: number) => atLeast(x + shift, 0) && atLeast(1, x + shift)
  if (fits(a) && fits(b)) return [clamp(a + shift, 0, 1), clamp(b + shift, 0, 1)]
  if (m0 < m) return [(a * m0) / m, (b * m0) / m]
  const scale = (x: number) => 1 - ((1 - x) * (1 - m0)) / (1 - m)
  return [scale(a), scale(b)]
}
