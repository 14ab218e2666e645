import type { Actor } from '@/lib/access/actor'
import {
  mayAccept,
  mayAnswerInvitation,
  mayBegin,
  mayMove,
  mayOpenRoom,
  mayPut,
  mayRemove,
  mayWriteIn,
  type RoomFacts,
  type SeatFacts,
} from '@/lib/cruxes/rooms/policy'
import { ME, OTHER, type Permissions, placeWith } from './situation'

const place = placeWith()
const other: SeatFacts = { userId: OTHER, name: 'Bob', seat: 'first', isAccepted: true }
const roomWith = (mine: Partial<SeatFacts> | null): RoomFacts => ({
  place,
  state: 'open',
  seats: [
    other,
    ...(mine ? [{ userId: ME, name: 'Ada', seat: 'second' as const, isAccepted: true, ...mine }] : []),
  ],
})
const [seated, invited, reading] = [roomWith({}), roomWith({ isAccepted: false }), roomWith(null)]
const writes = (actor: Actor, now: Date, room = seated) => mayWriteIn(actor, room, now)
const point = (authorId: number) => ({ authorId, section: 'bets' }) as const

/** What is done in double-crux rooms, on a crux in an open group. */
export const OF_ROOMS: Permissions = {
  'room-open': [
    {
      when: 'with somebody else',
      may: (actor, now) =>
        mayOpenRoom(actor, { place, state: 'open' }, { second: { id: OTHER }, facilitator: undefined }, now),
    },
    {
      when: 'with oneself',
      may: (actor, now) =>
        mayOpenRoom(actor, { place, state: 'open' }, { second: { id: ME }, facilitator: undefined }, now),
    },
  ],
  'room-answer': [
    { when: 'one is invited', may: (actor, now) => mayAnswerInvitation(actor, invited, now) },
    { when: 'one is not', may: (actor, now) => mayAnswerInvitation(actor, reading, now) },
  ],
  'room-point': [
    { when: 'one sits there', may: (actor, now) => mayBegin(writes(actor, now), 'rant') },
    { when: 'one has not accepted yet', may: (actor, now) => writes(actor, now, invited) },
    { when: 'one only reads', may: (actor, now) => writes(actor, now, reading) },
    { when: 'among what is common', may: (actor, now) => mayBegin(writes(actor, now), 'beliefs') },
  ],
  'room-point-move': [
    {
      when: 'the other’s, to what is common',
      may: (actor, now) => mayMove(writes(actor, now), point(OTHER), 'up'),
    },
    {
      when: 'one’s own, to what is common',
      may: (actor, now) => mayMove(writes(actor, now), point(ME), 'up'),
    },
  ],
  'room-point-gone': [
    { when: 'one’s own', may: (actor, now) => mayRemove(writes(actor, now), point(ME)) },
    { when: 'the other’s', may: (actor, now) => mayRemove(writes(actor, now), point(OTHER)) },
  ],
  'room-words': [
    { when: 'of the other', may: (actor, now) => mayPut(writes(actor, now), seated) },
    {
      when: 'as a facilitator',
      may: (actor, now) => {
        const room = roomWith({ seat: 'facilitator' })
        return mayPut(writes(actor, now, room), room)
      },
    },
  ],
  'room-words-accept': [
    { when: 'of one’s own view', may: (actor, now) => mayAccept(writes(actor, now), { ofUserId: ME }) },
    { when: 'of the other’s', may: (actor, now) => mayAccept(writes(actor, now), { ofUserId: OTHER }) },
  ],
}
