import type { CruxState } from './crux-state'
import type { CruxKind, Outcome } from './kinds'
import type { CruxFactsOfThread } from './rail'
import type { Percents } from './stance'
import { type StoredScore, scoreFrom } from './stored-score'

type StanceTuple = [
  userId: number,
  credence: number | null,
  ifTrue: number | null,
  ifFalse: number | null,
  main: number | null,
]

/** A crux of a thread as the database hands it over: itself, its stored score, everybody's current numbers. */
export type CruxTuple = [
  id: number,
  ref: string,
  number: number,
  statement: string,
  kind: CruxKind,
  state: CruxState,
  outcome: Outcome | null,
  outcomeNote: string | null,
  score: StoredScore | null,
  stances: StanceTuple[] | null,
  parts: number[] | null,
]

/** The row as the rail, the map and the exports know it. */
export function factsFrom(row: CruxTuple): CruxFactsOfThread {
  const [id, ref, number, statement, kind, state, outcome, outcomeNote, score, given, parts] = row
  const stances = (given ?? []).map(([userId, credence, ifTrue, ifFalse, main]) => ({
    userId,
    percents: { credence, ifTrue, ifFalse, main } satisfies Percents,
  }))
  return {
    id,
    ref,
    number,
    statement,
    kind,
    state,
    outcome,
    outcomeNote,
    score: scoreFrom(
      score,
      stances.map(({ percents }) => percents),
    ),
    saysCrux: { yes: score?.says_crux_yes ?? 0, of: score?.says_crux_of ?? 0 },
    stances,
    ...(parts ? { parts } : {}),
  }
}
