import type { Confidence } from '../confidence'
import type { CruxState } from '../crux-state'
import type { Mark, Percents } from '../stance'

/** How far a crux would move each person who gave all numbers on it, -1..1. */
export type Swings = ReadonlyMap<number, number>

/** One part of a conjunction, as one reader may see it. */
export type PartFacts = {
  id: number
  label: string
  statement: string
  state: CruxState
  /** The claim that the reader's numbers are about, by its name; null where the thread has none. */
  claim: string | null
  /** What the reader says on it themselves; null where they gave no stance, or one before it changed its meaning. */
  mine: { percents: Percents; mark: Mark | null; note: string | null; confidence: Confidence | null } | null
  /** The swings, -1..1, of those who gave full stances on it, by their person. */
  swings: Swings
}
