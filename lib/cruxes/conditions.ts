import { CRUX_STATES, type CruxFacts, type CruxState, type Move } from './crux-state'
import { CRUX_KINDS, OUTCOMES } from './kinds'
import { atLeast, isBelow } from './numbers'
import {
  DISPUTED_FROM_MARKS,
  DOUBLE_LEAVES_AFTER_HOURS,
  DOUBLE_LEAVES_BELOW,
  RESOLVE_FROM_HOLDERS,
  STALE_AFTER_DAYS,
} from './thresholds'
import { wilson } from './wilson'

/** Null if the condition is met, else a sentence for the person refused. */
export type Condition = (facts: CruxFacts, move: Move, to: CruxState) => string | null

const unless = (met: boolean, refusal: string) => (met ? null : refusal)

export const aSecondHolder: Condition = ({ holders }) =>
  unless(holders >= 2, 'It opens when a second person gives a stance.')

export const isDisputed: Condition = (facts) =>
  unless(disputed(facts), 'Too few people have said that it is not a crux.')

export const disputeIsOver: Condition = (facts) =>
  unless(!disputed(facts), 'Most who answered still say that it is not a crux.')

export const somePairIsDouble: Condition = ({ doubleMargin }) =>
  unless(doubleMargin !== null && atLeast(doubleMargin, 0), 'There is no pair for whom it is a double crux.')

export const isNotBarred: Condition = ({ isDoubleBarred }) =>
  unless(!isDoubleBarred, 'A moderator has taken the double crux back.')

/** Clearly failed, or failed a little for a day: a double crux must not flicker with one slider (hysteresis). */
export const doubleHasFailed: Condition = ({ doubleMargin, doubleFailingHours }) => {
  const clearly = doubleMargin === null || isBelow(doubleMargin, -DOUBLE_LEAVES_BELOW)
  const lastingly = isBelow(doubleMargin ?? 0, 0) && doubleFailingHours >= DOUBLE_LEAVES_AFTER_HOURS
  return unless(
    clearly || lastingly,
    'There is still a pair for whom it is a double crux, or was until today.',
  )
}

export const isStale: Condition = ({ idleDays }) =>
  unless(idleDays >= STALE_AFTER_DAYS, `It is parked by itself after ${STALE_AFTER_DAYS} quiet days.`)

export const isWoken: Condition = ({ hasStanceSinceParked, holders }) =>
  unless(hasStanceSinceParked && holders >= 2, 'A parked crux wakes up with a new stance.')

/** The outcome belongs to the state asked for, and values and definitions are never called true or false. */
export const outcomeFits: Condition = ({ kind }, { outcome }, to) => {
  if (outcome === null || OUTCOMES[outcome].state !== to) return 'Say how it ended.'
  const saysTruth = outcome === 'true' || outcome === 'false'
  const isAccepted = CRUX_KINDS[kind].measure === 'acceptance'
  return unless(
    !(saysTruth && isAccepted),
    `A ${CRUX_KINDS[kind].label.toLowerCase()} crux is accepted or not; it cannot be resolved as true or false.`,
  )
}

export const isNotMoversAlone: Condition = ({ isMoversAlone }) =>
  unless(
    !isMoversAlone,
    'You proposed it and nobody else has given a stance, so you cannot settle it yourself.',
  )

/** Who has a side does not decide who was right. */
export const isNotOnASide: Condition = ({ moverHolds }) =>
  unless(!moverHolds, 'You have a stance on it yourself: ask another moderator.')

/** Criteria that two holders knew when they gave their numbers; or else two opposed holders who agree. */
export const isTestedFairly: Condition = ({ holdersUnderCriteria, opposedAgree }) =>
  unless(
    holdersUnderCriteria >= RESOLVE_FROM_HOLDERS || opposedAgree,
    'Resolve it by criteria that were set before two people gave their stances, or once two people on opposite sides agree.',
  )

export const opposedHoldersAgree: Condition = ({ opposedAgree }) =>
  unless(opposedAgree, 'Two people on opposite sides have to agree on that; or ask a moderator.')

export const hasTarget: Condition = (_facts, { target }) => {
  if (target === null) return 'Choose the crux to merge it into.'
  if (target.isItself) return 'A crux cannot be merged into itself.'
  if (!target.sameThread) return 'Cruxes can be merged within one thread only.'
  const isGone = target.state === 'merged' || target.state === 'rejected'
  return unless(
    !isGone,
    `The other crux is ${CRUX_STATES[target.state].label.toLowerCase()}; choose one that stands.`,
  )
}

function disputed({ notCruxMarks, saysCrux }: CruxFacts): boolean {
  return notCruxMarks >= DISPUTED_FROM_MARKS && wilson(saysCrux.yes, saysCrux.of).high < 0.5
}
