import type { CruxKind, Outcome } from './kinds'

/** Where a crux can stand. The letter goes with the colour in the text, so that colour never speaks alone. */
export const CRUX_STATES = {
  proposed: { label: 'Proposed', letter: 'P', ended: false },
  open: { label: 'Open', letter: 'O', ended: false },
  double: { label: 'Double crux', letter: 'D', ended: false },
  disputed: { label: 'Disputed', letter: '?', ended: false },
  parked: { label: 'Parked', letter: 'Z', ended: false },
  resolved: { label: 'Resolved', letter: 'R', ended: true },
  dissolved: { label: 'Dissolved', letter: 'S', ended: true },
  merged: { label: 'Merged', letter: 'M', ended: true },
  rejected: { label: 'Rejected', letter: 'X', ended: true },
} as const satisfies Record<string, { label: string; letter: string; ended: boolean }>

export type CruxState = keyof typeof CRUX_STATES
export const cruxStates = Object.keys(CRUX_STATES) as CruxState[]

/** system: the numbers or the calendar did it. moderator: of the site, the group or the thread. */
export type Mover = 'system' | 'member' | 'moderator'

/** What somebody wants to do. */
export type Move = {
  readonly by: Mover
  readonly reason: string
  readonly outcome: Outcome | null
  /** The crux to merge into, as it stands. */
  readonly target: {
    readonly isItself: boolean
    readonly sameThread: boolean
    readonly state: CruxState
  } | null
}

/** What is the case. Counts are of people; margins are fractions. */
export type CruxFacts = {
  readonly kind: CruxKind
  /** People with a current stance or mark, and those of them who gave it after the criteria were last set. */
  readonly holders: number
  readonly holdersUnderCriteria: number
  /** Did the mover propose it, and has nobody else a stance on it? */
  readonly isMoversAlone: boolean
  /** Has the mover a stance on it themselves? */
  readonly moverHolds: boolean
  /** Have two people on opposite sides of the crux agreed to this very outcome? */
  readonly opposedAgree: boolean
  /** The best pair's `bestDoubleCruxMargin`; null without a pair. */
  readonly doubleMargin: number | null
  /** Hours since that margin fell below 0; 0 while it has not. */
  readonly doubleFailingHours: number
  /** Has a moderator taken back the double crux, and none restored it? */
  readonly isDoubleBarred: boolean
  /** Current marks "not a crux", and how many of those who say either way say that it is one (`saysCrux`). */
  readonly notCruxMarks: number
  readonly saysCrux: { readonly yes: number; readonly of: number }
  /** Days since the last stance, anchor or edit. */
  readonly idleDays: number
  readonly hasStanceSinceParked: boolean
}
