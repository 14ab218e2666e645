import type { NamedClaim } from '../claims/naming'
import type { Confidence } from '../confidence'
import type { CruxState } from '../crux-state'
import type { CruxKind, Outcome } from '../kinds'
import type { CruxScore } from '../score'
import type { Swing } from '../settings/swing'
import type { Mark, Percents } from '../stance'

export type Person = { id: number; handle: string; name: string }

/** What one person says on a crux now. */
export type Holder = {
  person: Person
  percents: Percents
  mark: Mark | null
  note: string | null
  confidence: Confidence | null
  at: number
  /** Given before the crux changed its meaning: shown greyed, counted no more. */
  isStale: boolean
}

/** One of the viewer's own events, newest last. */
export type OwnEvent = {
  percents: Percents
  mark: Mark | null
  note: string | null
  confidence: Confidence | null
  at: number
  isRetracted: boolean
  because: { ref: string; by: string | null } | null
}

/** A crux with all that its card and its page rest on. Times are milliseconds. */
export type CruxFactsOfPage = {
  id: number
  ref: string
  label: string
  statement: string
  details: string | null
  /** What one would see if it were true. */
  operationalization: string | null
  kind: CruxKind
  state: CruxState
  outcome: Outcome | null
  outcomeNote: string | null
  criteria: string | null
  criteriaSetAt: number | null
  resolveBy: string | null
  resolvedAt: number | null
  mergedInto: { id: number; label: string; statement: string } | null
  proposedBy: Person
  createdAt: number
  revision: number
  isDoubleBarred: boolean
  thread: { id: number; slug: string; title: string; authorId: number; blindFirst: boolean; swing: Swing }
  /** The thread's main claim. */
  mainClaim: string | null
  /** The claim it is weighed against here; null where its thread has none. */
  claim: NamedClaim | null
  /** All that it is a crux for, its first one first; and the other claims of its thread. */
  claims: NamedClaim[]
  otherClaims: NamedClaim[]
  score: CruxScore
  saysCrux: { yes: number; of: number }
}
