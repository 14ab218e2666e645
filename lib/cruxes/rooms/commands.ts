import type { Actor, Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterRoom } from '@/lib/server/after-room'
import { type Query, transaction } from '@/lib/server/db'
import { takeAttempt } from '@/lib/server/rate-limit'
import type { CruxState } from '../crux-state'
import { ROOM_LIMIT } from './limits'
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
} from './policy'
import { findMember, readSeats } from './queries'
import type { OpenInput } from './schema'
import { beside, type Section } from './sections'

export type RoomPlace = { crux: number; room: number }
type HeldRoom = RoomFacts & RoomPlace & { threadId: number }

/** Invite somebody to go through a crux together. Where the two have a room on it already, it is that one. */
export async function openRoom(actor: Actor, input: OpenInput, now: Date): Promise<RoomPlace> {
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { crux: input.crux }, now)
    const [crux] = await query<[CruxState, number]>(
      'room-crux',
      'SELECT state, thread_id FROM crux WHERE id = $1 FOR NO KEY UPDATE',
      [input.crux],
    )
    if (!place || !crux) throw new Refusal('not-found', 'There is no such crux any more.')
    const second = await findMember(query, input.with, crux[1])
    const facilitator =
      input.facilitator === null ? undefined : await findMember(query, input.facilitator, crux[1])
    const opener = enforce(mayOpenRoom(actor, { place, state: crux[0] }, { second, facilitator }, now))
    if (!second) throw new Error('enforced')
    const [known] = await query<[number]>(
      'room-known',
      `SELECT r.id FROM crux_room r WHERE r.crux_id = $1 AND 2 = (SELECT count(*) FROM crux_room_seat s
         WHERE s.room_id = r.id AND s.seat <> 'facilitator' AND s.user_id IN ($2, $3)) LIMIT 1`,
      [input.crux, opener.id, second.id],
    )
    if (known) return { crux: input.crux, room: known[0] }
    await takeAttempt(query, ROOM_LIMIT, String(opener.id), now)
    const [made] = await query<[number]>(
      'room-open',
      'INSERT INTO crux_room (crux_id, opened_by_id, created_at, last_activity_at) VALUES ($1, $2, $3, $3) RETURNING id',
      [input.crux, opener.id, now],
    )
    const room = made?.[0] ?? 0
    await query(
      'room-seats',
      `INSERT INTO crux_room_seat (room_id, user_id, seat, invited_at, accepted_at)
       SELECT $1, p.id, p.seat, $2, CASE WHEN p.seat = 'first' THEN $2::timestamptz END FROM unnest($3::int[], $4::text[]) AS p(id, seat)`,
      [
        room,
        now,
        [opener.id, second.id, ...(facilitator ? [facilitator.id] : [])],
        ['first', 'second', ...(facilitator ? ['facilitator'] : [])],
      ],
    )
    const told = { room, crux: input.crux, threadId: crux[1], actorId: opener.id, at: now }
    await afterRoom(
      query,
      { ...told, event: `room:${room}`, text: `${opener.name} invites you to a room on a crux` },
      [second.id, ...(facilitator ? [facilitator.id] : [])],
    )
    return { crux: input.crux, room }
  })
}

/** Take the seat one is invited to, or decline; then the invitation is gone. */
export const answerInvitation = (actor: Actor, id: number, answer: 'accept' | 'decline', now: Date) =>
  inRoom(actor, id, now, async (query, room) => {
    const who = enforce(mayAnswerInvitation(actor, room, now))
    if (answer === 'accept')
      await query(
        'room-accept',
        'UPDATE crux_room_seat SET accepted_at = $3 WHERE room_id = $1 AND user_id = $2',
        [id, who.id, now],
      )
    else
      await query('room-decline', 'DELETE FROM crux_room_seat WHERE room_id = $1 AND user_id = $2', [
        id,
        who.id,
      ])
    await tellOthers(
      query,
      room,
      who,
      `${answer}:${who.id}`,
      `${who.name} ${answer}s your invitation to a room`,
      now,
    )
  })

/** Write a point down in one of the sections in which points begin. */
export const addPoint = (actor: Actor, given: { room: number; section: Section; text: string }, now: Date) =>
  inRoom(actor, given.room, now, async (query, room) => {
    const who = enforce(mayBegin(mayWriteIn(actor, room, now), given.section))
    await takeAttempt(query, ROOM_LIMIT, String(who.id), now)
    await query(
      'point-add',
      'INSERT INTO crux_room_point (room_id, author_id, section, text, at) VALUES ($1, $2, $3, $4, $5)',
      [given.room, who.id, given.section, given.text, now],
    )
    // Once an hour is enough to know that the other writes.
    const hour = Math.floor(now.getTime() / 3_600_000)
    await tellOthers(query, room, who, `points:${who.id}:${hour}`, `${who.name} wrote in your room`, now)
  })

/** Move a point one section up, as it gets clearer, or back down. */
export const movePoint = (actor: Actor, id: number, direction: 'up' | 'down', now: Date) =>
  atPoint(actor, id, now, async (query, room, point) => {
    const who = enforce(mayMove(mayWriteIn(actor, room, now), point, direction))
    await query(
      'point-move',
      'UPDATE crux_room_point SET section = $2, moved_by_id = $3, moved_at = $4 WHERE id = $1',
      [id, beside(point.section, direction), who.id, now],
    )
  })

/** Take one's own point away. */
export const removePoint = (actor: Actor, id: number, now: Date) =>
  atPoint(actor, id, now, async (query, room, point) => {
    enforce(mayRemove(mayWriteIn(actor, room, now), point))
    await query('point-gone', 'DELETE FROM crux_room_point WHERE id = $1', [id])
  })

/** Put the other's view into one's own words, for them to accept or decline. */
export const putInWords = (actor: Actor, given: { room: number; text: string }, now: Date) =>
  inRoom(actor, given.room, now, async (query, room) => {
    const who = enforce(mayPut(mayWriteIn(actor, room, now), room))
    const other = room.seats.find(({ seat, userId }) => seat !== 'facilitator' && userId !== who.id)
    if (!other) throw new Refusal('conflict', 'There is nobody else in this room whose view it could be.')
    await takeAttempt(query, ROOM_LIMIT, String(who.id), now)
    await query(
      'room-paraphrase',
      'INSERT INTO crux_paraphrase (crux_id, author_id, of_user_id, text, at) VALUES ($1, $2, $3, $4, $5)',
      [room.crux, who.id, other.userId, given.text, now],
    )
    const hour = Math.floor(now.getTime() / 3_600_000)
    await tellOthers(
      query,
      room,
      who,
      `words:${who.id}:${hour}`,
      `${who.name} asks: is this what you mean?`,
      now,
    )
  })

/** Whose view it is says whether those words are what they mean. They may think again. */
export const acceptWords = (
  actor: Actor,
  given: { room: number; words: number; accepted: boolean },
  now: Date,
) =>
  inRoom(actor, given.room, now, async (query, room) => {
    const [row] = await query<[number]>(
      'room-words',
      'SELECT of_user_id FROM crux_paraphrase WHERE id = $1 AND crux_id = $2 FOR UPDATE',
      [given.words, room.crux],
    )
    if (!row) throw new Refusal('not-found', 'It is not there any more. Reload the page.')
    enforce(mayAccept(mayWriteIn(actor, room, now), { ofUserId: row[0] }))
    await query(
      'room-words-decide',
      'UPDATE crux_paraphrase SET accepted = $2, decided_at = $3 WHERE id = $1 AND accepted IS DISTINCT FROM $2',
      [given.words, given.accepted, now],
    )
  })

/** Hold a room, do something in it, and let its readers know that it has changed. */
function inRoom(
  actor: Actor,
  id: number,
  now: Date,
  work: (query: Query, room: HeldRoom) => Promise<void>,
): Promise<RoomPlace> {
  return transaction(async (query) => {
    const [found] = await query<[number]>('room-find', 'SELECT crux_id FROM crux_room WHERE id = $1', [id])
    const place = found && (await holdPlace(query, actor, { crux: found[0] }, now))
    const [row] = await query<[number, number, CruxState]>(
      'room-hold',
      `SELECT r.crux_id, x.thread_id, x.state FROM crux_room r JOIN crux x ON x.id = r.crux_id WHERE r.id = $1 FOR UPDATE OF r`,
      [id],
    )
    if (!place || !row) throw new Refusal('not-found', 'There is no such room.')
    const [crux, threadId, state] = row
    const seats = await readSeats(query, id)
    await work(query, { crux, room: id, threadId, state, place, seats })
    await query('room-active', 'UPDATE crux_room SET last_activity_at = $2 WHERE id = $1', [id, now])
    await query('room-changed', `SELECT pg_notify('changed', 'thread:' || $1::int)::text`, [threadId])
    return { crux, room: id }
  })
}

type Point = { authorId: number; section: Section }

async function atPoint(
  actor: Actor,
  id: number,
  now: Date,
  work: (query: Query, room: HeldRoom, point: Point) => Promise<void>,
): Promise<RoomPlace> {
  const missing = 'It is not there any more. Reload the page.'
  const room = await transaction(async (query) => {
    const [row] = await query<[number]>('point-room', 'SELECT room_id FROM crux_room_point WHERE id = $1', [
      id,
    ])
    if (!row) throw new Refusal('not-found', missing)
    return row[0]
  })
  return inRoom(actor, room, now, async (query, held) => {
    const [row] = await query<[number, Section]>(
      'point-hold',
      'SELECT author_id, section FROM crux_room_point WHERE id = $1 FOR UPDATE',
      [id],
    )
    if (!row) throw new Refusal('not-found', missing)
    await work(query, held, { authorId: row[0], section: row[1] })
  })
}

function tellOthers(
  query: Query,
  room: HeldRoom,
  who: Member,
  event: string,
  text: string,
  now: Date,
): Promise<void> {
  const others = room.seats.filter(({ userId }) => userId !== who.id).map(({ userId }) => userId)
  const happening = { room: room.room, crux: room.crux, threadId: room.threadId, actorId: who.id, at: now }
  return afterRoom(query, { ...happening, event: `room:${room.room}:${event}`, text }, others)
}
