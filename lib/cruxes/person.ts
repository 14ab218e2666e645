import { atLeast, isBelow, sign } from './numbers'
import { implied, type Mark, type Percents, type Stance, swing, toStance } from './stance'
import { CRUX_RULE, NO_EFFECT_BELOW, ONE_WAY_OF_SWING } from './thresholds'

/** The thread's idea of a crux, in fractions; `CRUX_RULE` unless it set its own (LessWrong's reading: swing .05). */
export type CruxRule = { readonly swing: number; readonly liveFrom: number; readonly liveTo: number }

export type Verdict = {
  /**
   * crux: it would move this person far, and they are in doubt. weak: it would move them, not far. not_crux: it would
   * not move them. certain: it would, but they have no doubt about it left, so it is no live crux.
   */
  readonly kind: 'crux' | 'weak' | 'not_crux' | 'certain'
  /** A crux that flips the mind: one answer leaves the main claim above one half, the other below. */
  readonly strict: boolean
  /** The only answer that would move them by half of a crux's swing (10 points) or more from where they stand; null if both or neither. */
  readonly onlyIf: 'true' | 'false' | null
}

/** What this crux is for one person, by their own numbers only (CRUXES 4.4, "Crux for i"). */
export function verdict(stance: Stance, rule: CruxRule = CRUX_RULE): Verdict {
  const kind = verdictKind(stance, rule)
  const flips = sign(stance.a - 0.5) * sign(stance.b - 0.5) < 0
  return { kind, strict: kind === 'crux' && flips, onlyIf: onlyMover(stance, rule) }
}

/**
 * Does this person say that it is a crux for them? By numbers if they gave them, else by their mark; null if neither
 * says (no numbers, and no mark or "cannot tell"). Feeds the Wilson interval of "is it a crux".
 */
export function saysCrux(given: { percents: Percents; mark: Mark | null }, rule?: CruxRule): boolean | null {
  const stance = toStance(given.percents)
  if (stance) return verdict(stance, rule).kind === 'crux'
  return given.mark === null || given.mark === 'unsure' ? null : given.mark === 'crux'
}

function verdictKind(stance: Stance, rule: CruxRule): Verdict['kind'] {
  const size = Math.abs(swing(stance))
  if (isBelow(size, NO_EFFECT_BELOW)) return 'not_crux'
  const live = atLeast(stance.c, rule.liveFrom) && atLeast(rule.liveTo, stance.c)
  if (!live) return 'certain'
  return atLeast(size, rule.swing) ? 'crux' : 'weak'
}

function onlyMover(stance: Stance, rule: CruxRule): Verdict['onlyIf'] {
  const moves = (to: number) => atLeast(Math.abs(to - implied(stance)), rule.swing * ONE_WAY_OF_SWING)
  const [ifTrue, ifFalse] = [moves(stance.a), moves(stance.b)]
  if (ifTrue === ifFalse) return null
  return ifTrue ? 'true' : 'false'
}
