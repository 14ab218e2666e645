import type { CruxState } from '../crux-state'
import type { Relation } from '../linking/kinds'
import type { AnchorRole } from '../naming/schema'
import type { Direction, FlagKind } from '../talk/kinds'

type By = { handle: string; name: string }
export type OtherCrux = { id: number; label: string; statement: string; state: CruxState }

/** A place in the text: the words as quoted, where they stand, and whose they are. `ref` is null for the post. */
export type PageAnchor = {
  role: AnchorRole
  quote: string | null
  ref: string | null
  by: By | null
  isGone: boolean
  /** It was moved, and not everybody who reads here reads there. */
  isHidden: boolean
}

export type PageEvidence = {
  id: number
  url: string | null
  comment: { ref: string; by: string | null } | null
  direction: Direction
  quote: string
  by: By
  byId: number
  at: number
}

export type PageParaphrase = {
  id: number
  by: By
  of: By
  ofId: number
  text: string
  accepted: boolean | null
  at: number
}

export type PageFlag = { id: number; kind: FlagKind; note: string | null; by: By; byId: number; at: number }

/**
 * `isLone`: one part without another, as older documents have it: it was said of two, and meant both ways. `ownerIds` said it, or proposed
 * either crux: they take it away without being moderators.
 */
export type PageRelation = {
  type: Relation
  to: OtherCrux
  isReversed: boolean
  isLone: boolean
  ownerIds: readonly number[]
}

export type PageEvent = {
  id: number
  kind: string
  by: By | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
  at: number
}

/** What a crux's page shows beyond its card. Times are milliseconds. */
export type PageExtras = {
  createdById: number
  anchors: PageAnchor[]
  evidence: PageEvidence[]
  paraphrases: PageParaphrase[]
  flags: PageFlag[]
  relations: PageRelation[]
  /** The other cruxes of its thread, in order. */
  siblings: OtherCrux[]
  /** Those merged into it, and who has a stance there that was not taken along. */
  absorbed: (OtherCrux & { holders: number[] })[]
  /** Oldest first. */
  events: PageEvent[]
  /** Everybody who holds a stance on it, for whichever of its claims, and when they last said something. */
  everybody: { id: number; at: number }[]
  /** The claims, by their names, for which anybody has answered it. */
  answeredFor: string[]
}
