import { clamp } from './numbers'
import { implied, type Stance, swing } from './stance'

/** How much a crux carries for one person (CRUXES 4.4, "Load"). */
export type Load = {
  /** 2c(1-c)|s| in 0..0.5: the move of the main claim that the person should expect on learning C. */
  readonly expectedSwing: number
  /** Mutual information of M and C in bits, 0..1. */
  readonly information: number
  /** The information as a fraction 0..1 of the person's whole uncertainty on M; 0 if they have none. */
  readonly percentOfMax: number
  /** c(1-c)s² in 0..0.25: expected fall of the Brier score on M on learning C. */
  readonly brierGain: number
}

/** -p·log2 p - (1-p)·log2(1-p) in bits, 0..1. Finite at 0 and 1 (0·log 0 = 0), so nothing is clamped. */
export const entropy = (p: number): number => plogp(p) + plogp(1 - p)

/** The four measures of load; all are 0 for somebody certain of C, or whom C does not move. */
export function load(stance: Stance): Load {
  const { c, a, b } = stance
  const doubt = c * (1 - c)
  const whole = entropy(implied(stance))
  // I = h(m) - c·h(a) - (1-c)·h(b). Said outright where it is 0, since rounding would leave 1e-17 of a bit.
  const moves = doubt > 0 && a !== b
  const information = moves ? clamp(whole - c * entropy(a) - (1 - c) * entropy(b), 0, whole) : 0
  return {
    expectedSwing: 2 * doubt * Math.abs(swing(stance)),
    information,
    percentOfMax: moves ? information / whole : 0,
    brierGain: doubt * swing(stance) ** 2,
  }
}

const plogp = (p: number): number => (p <= 0 ? 0 : -p * Math.log2(p))
