import type { CruxState } from './crux-state'
import type { CruxKind, Outcome } from './kinds'
import type { Mark } from './stance'

/** Who said it, when, and which comment moved them, with people and comments looked up. */
type Dated = { userId: number; at: Date; causeCommentId: number | null }

/** A claim as an import brings it; its own number is the database's to give. */
export type BroughtClaim = {
  ref: string
  position: number
  text: string
  stances: (Dated & { credence: number })[]
}

export type BroughtStance = Dated & {
  claim: string
  credence: number | null
  ifTrue: number | null
  ifFalse: number | null
  main: number | null
  mark: Mark | null
  note: string | null
  confidence: number | null
}

export type BroughtAnchor = {
  commentId: number | null
  position: number
  role: 'raised_by' | 'side_a' | 'side_b' | 'example'
  quote: string | null
  prefix: string | null
  suffix: string | null
  startOffset: number | null
  endOffset: number | null
}

export type BroughtRelation = {
  type:
    | 'depends_on'
    | 'refines'
    | 'contradicts'
    | 'conjunct_of'
    | 'evidence_for'
    | 'evidence_against'
    | 'duplicates'
  to: string
}

/** A crux as an import brings it. */
export type BroughtCrux = {
  row: {
    ref: string
    position: number
    statement: string
    details: string | null
    operationalization: string | null
    kind: CruxKind
    outcome: Outcome | null
    outcomeNote: string | null
    resolutionCriteria: string | null
    resolveBy: Date | null
    resolvedAt: Date | null
    createdAt: Date
    createdById: number
  }
  state: CruxState
  mergedInto: string | null
  /** The claims it is a crux for; null is its thread's first. */
  claims: string[] | null
  anchors: BroughtAnchor[]
  stances: BroughtStance[]
  relations: BroughtRelation[]
}
