import type { NamedClaim } from '../claims/naming'
import type { Confidence } from '../confidence'
import type { CruxState } from '../crux-state'
import type { CruxKind } from '../kinds'
import type { Mark, Percents } from '../stance'
import type { SeatFacts } from './policy'
import type { Section } from './sections'

/** What somebody in a seat says on the crux now. */
type SeatStance = { percents: Percents; mark: Mark | null; confidence: Confidence | null }

export type RoomPerson = { id: number; handle: string; name: string }
export type RoomPoint = {
  id: number
  section: Section
  text: string
  author: RoomPerson
  movedBy: string | null
}
export type RoomWords = {
  id: number
  text: string
  author: RoomPerson
  of: RoomPerson
  accepted: boolean | null
}
/** A room with all that its page shows. */
export type RoomData = {
  id: number
  crux: { id: number; label: string; statement: string; kind: CruxKind; state: CruxState }
  thread: { id: number; slug: string; title: string; blindFirst: boolean }
  /** The claim that the two weigh it against: the one that both have answered, else its first. */
  claim: NamedClaim | null
  seats: (SeatFacts & { handle: string; stance: SeatStance | null })[]
  points: RoomPoint[]
  words: RoomWords[]
  /** Has the reader a stance on the crux? */
  viewerHolds: boolean
}

export type RoomLine = {
  id: number
  names: string[]
  facilitator: string | null
  points: number
  isAccepted: boolean
  at: number
}
/** A crux with its rooms, the liveliest first. */
export type RoomsOfCrux = {
  crux: { id: number; label: string; statement: string; state: CruxState }
  thread: { id: number; slug: string; title: string }
  rooms: RoomLine[]
}
