import type { CruxState } from '../crux-state'
import type { Mark, Percents } from '../stance'

/** One part of a conjunction, as one reader may see it. */
export type PartFacts = {
  id: number
  label: string
  statement: string
  state: CruxState
  /** What the reader says on it themselves; null where they gave no stance, or one before it changed its meaning. */
  mine: { percents: Percents; mark: Mark | null; note: string | null } | null
  /** The mean swing of those who answered, -1..1. */
  meanSwing: number | null
}
