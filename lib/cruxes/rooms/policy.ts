import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { CRUX_STATES, type CruxState } from '../crux-state'
import { beginnings, beside, SECTIONS, type Seat, type Section } from './sections'

export type SeatFacts = { userId: number; name: string; seat: Seat; isAccepted: boolean }
export type RoomFacts = { place: Place; state: CruxState; seats: readonly SeatFacts[] }

/** May this person open a room on this crux, with these people? They are found members; null: there is no such member. */
export function mayOpenRoom(
  actor: Actor,
  { place, state }: Omit<RoomFacts, 'seats'>,
  invited: { second: { id: number } | null; facilitator: { id: number } | null | undefined },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'room', now)
  if (!decision.allowed) return decision
  if (state === 'merged' || state === 'rejected')
    return deny('conflict', `It was ${CRUX_STATES[state].label.toLowerCase()}: open a room on another crux.`)
  const { second, facilitator } = invited
  if (second === null) return deny('not-found', 'There is no member with this handle to talk with.')
  if (facilitator === null) return deny('not-found', 'There is no member with this handle to facilitate.')
  const people = [decision.actor.id, second.id, ...(facilitator ? [facilitator.id] : [])]
  return new Set(people).size === people.length
    ? decision
    : deny('invalid', 'A room takes two different people, and a facilitator who is a third.')
}

/** May this person take the seat they were invited to, or decline it? */
export function mayAnswerInvitation(actor: Actor, room: RoomFacts, now: Date): Decision {
  const decision = mayTakePart(actor, room.place, 'room', now)
  if (!decision.allowed) return decision
  const own = seatOf(room, decision.actor.id)
  if (!own) return deny('forbidden', 'You are not invited to this room. You can read it.')
  return own.isAccepted ? deny('conflict', 'You have taken your seat already.') : decision
}

/** May this person write in this room? Those who sit in it; everybody else reads. */
export function mayWriteIn(actor: Actor, room: RoomFacts, now: Date): Decision {
  const decision = mayTakePart(actor, room.place, 'room', now)
  if (!decision.allowed) return decision
  const own = seatOf(room, decision.actor.id)
  if (!own)
    return deny(
      'forbidden',
      'Only those who sit in this room write in it. You can read it, or open your own.',
    )
  return own.isAccepted ? decision : deny('conflict', 'Accept the invitation first.')
}

/** May they begin a point in this section? */
export function mayBegin(decision: Decision, section: Section): Decision {
  if (!decision.allowed || beginnings.includes(section)) return decision
  return deny('invalid', 'What is common is moved up from below, by the other of you.')
}

/** May they move this point one section up or down? Among what is common it comes by somebody other than its author. */
export function mayMove(
  decision: Decision,
  point: { authorId: number; section: Section },
  direction: 'up' | 'down',
): Decision {
  if (!decision.allowed) return decision
  const to = beside(point.section, direction)
  if (to === null) return deny('conflict', 'It stands at the end already.')
  return direction === 'up' && SECTIONS[to].common && point.authorId === decision.actor.id
    ? deny('forbidden', 'It becomes common when the other stands behind it: ask them to move it up.')
    : decision
}

/** May they take this point away? Only who wrote it. */
export function mayRemove(decision: Decision, point: { authorId: number }): Decision {
  if (!decision.allowed || point.authorId === decision.actor.id) return decision
  return deny('forbidden', 'Only who wrote it takes it away. You can move it down.')
}

/** May they put the other's view into words? The two who disagree; not the facilitator. */
export function mayPut(decision: Decision, room: RoomFacts): Decision {
  if (!decision.allowed || seatOf(room, decision.actor.id)?.seat !== 'facilitator') return decision
  return deny('forbidden', 'The two of them put each other’s view into words; you see that they do.')
}

/** May they say whether these words are what they mean? Only whose view it is. */
export function mayAccept(decision: Decision, words: { ofUserId: number }): Decision {
  if (!decision.allowed || words.ofUserId === decision.actor.id) return decision
  return deny('forbidden', 'Whether it is what they mean, only they can say.')
}

export const seatOf = ({ seats }: Pick<RoomFacts, 'seats'>, userId: number): SeatFacts | undefined =>
  seats.find((one) => one.userId === userId)
