import { CRUX_STATES, type CruxState } from './crux-state'
import { gapBetweenGroups } from './group'
import { type CruxKind, OUTCOMES, type Outcome } from './kinds'
import { mainClaimSentence } from './main-claim'
import { mean, variance } from './numbers'
import { type CruxScore, rankOf } from './score'
import { gapSentence, quantity, residualSentence, wholeParts } from './sentences'
import type { Stance } from './stance'
import { AGREED_FROM_MEAN_Z, AGREED_TO_SD, RAIL_CRUXES } from './thresholds'
import { wilson } from './wilson'

/** One crux as the rail needs it. `groups` are the opinion groups, largest first; one entry where there are none. */
export type RailCrux = {
  /** "C1": the short name by which the sentences speak of it. */
  readonly label: string
  readonly kind: CruxKind
  readonly state: CruxState
  readonly outcome: Outcome | null
  readonly score: CruxScore
  readonly saysCrux: { readonly yes: number; readonly of: number }
  readonly groups: readonly RailGroup[]
}
/** Fractions 0..1: credences of everybody in the group who gave one, and the stances of those who gave all three. */
export type RailGroup = {
  readonly label: string
  readonly credences: readonly number[]
  readonly stances: readonly Stance[]
}

export const RAIL_TOPICS = [
  'main',
  'accounts',
  'agreed',
  'not_cruxes',
  'remains',
  'together',
  'settled',
  'unanswered',
] as const
export type RailTopic = (typeof RAIL_TOPICS)[number]
export type RailLine = { readonly crux: string | null; readonly sentence: string }

/**
 * "Where we disagree" (CRUXES 4.6): plain sentences by topic, in this order, from the numbers alone. `main` are the
 * current credences in the main claim, percent. Cruxes come in the order of the thread; equal facts, equal words.
 */
export function whereWeDisagree(
  main: readonly number[],
  cruxes: readonly RailCrux[],
): Record<RailTopic, RailLine[]> {
  const standing = cruxes.filter(({ state }) => !CRUX_STATES[state].ended && state !== 'parked')
  const top = standing
    .filter(({ score }) => score.status === 'scored' && score.score > 0)
    .sort((x, y) => rankOf(y.score) - rankOf(x.score))
    .slice(0, RAIL_CRUXES)
  return {
    main: [{ crux: null, sentence: mainClaimSentence(main) }],
    accounts: lines(top, accountsSentence),
    agreed: lines(standing, agreedSentence),
    not_cruxes: lines(standing, notCruxSentence),
    remains: lines(top.slice(0, 1), remainsSentence),
    // Said by the rail, which knows whose numbers its reader may see.
    together: [],
    settled: lines(cruxes, settledSentence),
    unanswered: lines(standing, unansweredSentence),
  }
}

function accountsSentence({ label, score, groups }: RailCrux): string | null {
  if (score.status !== 'scored') return null
  const pairs = score.doublePairs ? `${quantity(score.doublePairs, 'double-crux pair')}.` : ''
  const between = twoGroups(groups)
  if (between) return `${gapSentence(between.gap, label, between.who)} ${pairs}`.trim()
  const { gap, explained } = wholeParts({ gap: score.meanGap / 100, explained: score.meanExplained / 100 })
  return `${label} accounts for ${explained} of the ${quantity(gap, 'point')} between two people here, on average. ${pairs}`.trim()
}

function agreedSentence({ label, groups }: RailCrux): string | null {
  const answered = groups.filter(({ credences }) => credences.length > 1)
  const sides = answered.map(({ credences }) => Math.sign(2 * mean(credences) - 1))
  const isAgreed = answered.every(({ credences }) => isCloseAndClear(credences))
  const [side] = sides
  if (
    side === undefined ||
    answered.length < groups.length ||
    !isAgreed ||
    sides.some((other) => other !== side)
  )
    return null
  const all = Math.round(100 * mean(groups.flatMap(({ credences }) => credences)))
  return `${label} is agreed${groups.length > 1 ? ' in every group' : ''}: ${all} on average.`
}

const isCloseAndClear = (credences: readonly number[]) =>
  Math.abs(2 * mean(credences) - 1) > AGREED_FROM_MEAN_Z && Math.sqrt(variance(credences)) <= AGREED_TO_SD

function notCruxSentence({ label, saysCrux: { yes, of } }: RailCrux): string | null {
  if (wilson(yes, of).high >= 0.5) return null
  return `${label} is not a crux for most: ${yes === 0 ? 'none' : yes} of the ${of} who answered ${yes === 1 ? 'says' : 'say'} it is.`
}

function remainsSentence({ label, kind, groups }: RailCrux): string | null {
  const between = twoGroups(groups)
  return between && residualSentence(between.gap, label, between.who, kind)
}

function settledSentence({ label, state, outcome }: RailCrux): string | null {
  if (outcome === null || !CRUX_STATES[state].ended) return null
  return `${label} was ${CRUX_STATES[state].label.toLowerCase()}: ${OUTCOMES[outcome].label}.`
}

const unansweredSentence = ({ label, score }: RailCrux): string | null =>
  score.full === 0 ? `Nobody has given all numbers on ${label} yet.` : null

/** The two largest groups that have full stances, as "groups A and B"; null if there are not two. */
function twoGroups(groups: readonly RailGroup[]) {
  const [one, other] = groups.filter(({ stances }) => stances.length > 0)
  if (!one || !other) return null
  return { gap: gapBetweenGroups(one.stances, other.stances), who: `groups ${one.label} and ${other.label}` }
}

function lines(cruxes: readonly RailCrux[], say: (crux: RailCrux) => string | null): RailLine[] {
  return cruxes.flatMap((crux) => {
    const sentence = say(crux)
    return sentence === null ? [] : [{ crux: crux.label, sentence }]
  })
}
