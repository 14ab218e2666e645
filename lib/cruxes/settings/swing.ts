import type { DoubleRule } from '../pair'
import type { CruxRule } from '../person'
import { CRUX_RULE, DOUBLE_RULE } from '../thresholds'

/**
 * How many points something has to move somebody by to be a crux for them, as a thread may choose: 5 is how LessWrong reads the word
 * (any effect that is none of a shaky hand), 20 what a thread has unless it says otherwise, 30 for what really divides.
 */
export const SWINGS = [5, 10, 20, 30] as const
export type Swing = (typeof SWINGS)[number]
export const USUAL_SWING: Swing = 20

/** The thresholds of a thread, in fractions. Its swing is that of a double crux too: what is no crux for somebody is none of a pair. */
export type Rules = { readonly crux: CruxRule; readonly double: DoubleRule }

export function rulesOf(swing: Swing = USUAL_SWING): Rules {
  return {
    crux: { ...CRUX_RULE, swing: swing / 100 },
    double: { ...DOUBLE_RULE, swing: swing / 100 },
  }
}

/** What a choice is called, and told where a thread has another than the usual one. */
export const swingWords = (swing: Swing): string => `${swing} points or more`
