import { type NamedClaim, saidOf } from './claims/naming'
import { CRUX_STATES, type CruxState } from './crux-state'
import type { CruxKind, Outcome } from './kinds'
import { histogram, mainClaimSentence } from './main-claim'
import { type CruxScore, rankOf } from './score'
import { quantity, wholeParts } from './sentences'
import { type Percents, toStance } from './stance'
import { togetherLines } from './together/rail'
import { type RailGroup, type RailLine, type RailTopic, whereWeDisagree } from './where-we-disagree'

/** One crux with everything that was said on it, as the database has it. */
export type CruxFactsOfThread = {
  id: number
  ref: string
  /** Counted from 1 in the order of the thread: C1, C2. */
  number: number
  statement: string
  kind: CruxKind
  state: CruxState
  outcome: Outcome | null
  outcomeNote: string | null
  score: CruxScore
  saysCrux: { yes: number; of: number }
  stances: { userId: number; percents: Percents }[]
  /** The cruxes it joins, if it says that several hold together. */
  parts?: readonly number[]
}

/** One person's current credence in the main claim, percent. */
export type MainStance = { userId: number; credence: number }

export type RailItem = {
  id: number
  ref: string
  label: string
  letter: string
  statement: string
  state: CruxState
  stateLabel: string
  /** Points that this crux accounts for, of the points between two people on average; null while hidden or unknown. */
  points: { explained: number; gap: number } | null
  /** What stands beside the bar: "double crux · 4 pairs", "open", "needs one more stance". */
  beside: string
  /** Others' numbers are hidden until the reader has given theirs. */
  isBlind: boolean
}

/** Another claim of the thread, beside the one that the rail is about. */
export type RailClaim = NamedClaim & {
  mine: number | null
  people: number
  /** How people stand to it, in a sentence; null while that is hidden. */
  says: string | null
}

export type RailView = {
  /** The words of the claim it is about. */
  mainClaim: string | null
  /** That claim by its name, all claims of the thread, and the others with how people stand to them. */
  claim: NamedClaim | null
  claims: NamedClaim[]
  others: RailClaim[]
  /** How many people put it in each tenth; null while hidden. */
  histogram: number[] | null
  mine: number | null
  people: number
  isGuest: boolean
  items: RailItem[]
  /** The sentences below the list; those on cruxes the reader has not answered are left out while blind. */
  lines: Record<RailTopic, RailLine[]>
}

/** The claims of a thread with everybody's credence in each, and the one that is looked at. */
export type RailAbout = {
  claim: NamedClaim | null
  claims: readonly (NamedClaim & { stances: readonly MainStance[] })[]
}

/** Whose rail it is, and whether others' numbers wait for their own. A guest sees all: they have no number to be swayed from. */
export type RailViewer = { userId: number; blindFirst: boolean } | null

/** "Where we disagree" for one reader (CRUXES 4.6): the cruxes by lower bound, in plain words and whole points. */
export function railOf(
  mainClaim: string | null,
  main: readonly MainStance[],
  cruxes: readonly CruxFactsOfThread[],
  viewer: RailViewer,
  /** The opinion group of everybody who is in one. */
  groups: ReadonlyMap<number, string> = new Map(),
  /** The claim it is about, among all of the thread. */
  about: RailAbout = { claim: null, claims: [] },
): RailView {
  const hides = (answered: readonly { userId: number }[]) =>
    viewer?.blindFirst === true && !answered.some(({ userId }) => userId === viewer.userId)
  const isMainHidden = hides(main)
  const blind = new Set(cruxes.filter((crux) => hides(crux.stances)).map(labelOf))
  const all = whereWeDisagree(
    isMainHidden ? [] : main.map(({ credence }) => credence),
    cruxes.map((crux) => ({ ...crux, label: labelOf(crux), groups: groupsOf(crux, groups) })),
  )
  const name = about.claim?.name ?? null
  const shown = Object.entries(all).map(([topic, lines]) => [
    topic,
    lines
      .filter(({ crux }) => crux === null || !blind.has(crux))
      .map(({ crux, sentence }) => ({ crux, sentence: saidOf(name, sentence) })),
  ])
  return {
    mainClaim,
    claim: about.claim,
    claims: about.claims.map(({ ref, name, text }) => ({ ref, name, text })),
    others: about.claims
      .filter(({ ref }) => ref !== about.claim?.ref)
      .map(({ stances, ...claim }) => besides(claim, stances, viewer, hides(stances))),
    histogram: isMainHidden ? null : histogram(main.map(({ credence }) => credence)),
    mine: main.find(({ userId }) => userId === viewer?.userId)?.credence ?? null,
    people: main.length,
    isGuest: viewer === null,
    items: [...cruxes]
      .filter(({ state }) => state !== 'merged' && state !== 'rejected')
      .sort(
        (a, b) =>
          Number(CRUX_STATES[a.state].ended) - Number(CRUX_STATES[b.state].ended) ||
          rankOf(b.score) - rankOf(a.score) ||
          a.number - b.number,
      )
      .map((crux) => itemOf(crux, blind.has(labelOf(crux)))),
    lines: {
      ...(Object.fromEntries(shown) as Record<RailTopic, RailLine[]>),
      together: togetherLines(cruxes, viewer?.userId ?? null, (crux) => blind.has(labelOf(crux))),
    },
  }
}

/** A claim that the rail is not about, in a line. */
function besides(
  claim: NamedClaim,
  stances: readonly MainStance[],
  viewer: RailViewer,
  isHidden: boolean,
): RailClaim {
  const credences = stances.map(({ credence }) => credence)
  return {
    ...claim,
    mine: stances.find(({ userId }) => userId === viewer?.userId)?.credence ?? null,
    people: stances.length,
    says: isHidden ? null : saidOf(claim.name, mainClaimSentence(credences)),
  }
}

/** "C1" */
export const labelOf = ({ number }: { number: number }): string => `C${number}`

function itemOf(crux: CruxFactsOfThread, isBlind: boolean): RailItem {
  const { score, state } = crux
  const scored = score.status === 'scored' && !isBlind && !CRUX_STATES[state].ended
  const parts = scored ? wholeParts({ gap: score.meanGap / 100, explained: score.meanExplained / 100 }) : null
  const stateLabel = CRUX_STATES[state].label
  const pairs = score.doublePairs ? ` · ${quantity(score.doublePairs, 'pair')}` : ''
  return {
    id: crux.id,
    ref: crux.ref,
    label: labelOf(crux),
    letter: CRUX_STATES[state].letter,
    statement: crux.statement,
    state,
    stateLabel,
    points: parts && { explained: parts.explained, gap: parts.gap },
    beside: isBlind ? 'yours first' : `${stateLabel.toLowerCase()}${state === 'double' ? pairs : ''}`,
    isBlind,
  }
}

/** Everybody as one group; or the opinion groups, largest first as their letters go. */
function groupsOf({ stances }: CruxFactsOfThread, groups: ReadonlyMap<number, string>): RailGroup[] {
  const labels = [...new Set(groups.values())].sort()
  if (labels.length < 2) return [groupOf('A', stances)]
  const inGroup = new Map(labels.map((label): [string, CruxFactsOfThread['stances']] => [label, []]))
  for (const stance of stances) inGroup.get(groups.get(stance.userId) ?? '')?.push(stance)
  return [...inGroup].map(([label, those]) => groupOf(label, those))
}

function groupOf(label: string, those: CruxFactsOfThread['stances']): RailGroup {
  const credences: number[] = []
  for (const { percents } of those) if (percents.credence !== null) credences.push(percents.credence / 100)
  return {
    label,
    credences,
    // Asked for by the few sentences on the weightiest cruxes: not made for the others.
    get stances() {
      return those.flatMap(({ percents }) => toStance(percents) ?? [])
    },
  }
}
