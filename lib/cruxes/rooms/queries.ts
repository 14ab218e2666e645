import { type Query, tuples } from '@/lib/server/db'
import type { RoomData, RoomsOfCrux } from './facts'
import type { SeatFacts } from './policy'

/** Who sits in a room or is asked to, in the order of the seats. */
export async function readSeats(query: Query, room: number): Promise<SeatFacts[]> {
  const rows = await query<[number, string, SeatFacts['seat'], boolean]>(
    'room-seats-held',
    `SELECT s.user_id, coalesce(u.name, u.handle), s.seat, s.accepted_at IS NOT NULL
     FROM crux_room_seat s JOIN app_user u ON u.id = s.user_id WHERE s.room_id = $1 ORDER BY s.seat`,
    [room],
  )
  return rows.map(([userId, name, seat, isAccepted]) => ({ userId, name, seat, isAccepted }))
}

/** Somebody with an account who may read the thread. */
export async function findMember(
  query: Query,
  handle: string,
  threadId: number,
): Promise<{ id: number } | null> {
  const [row] = await query<[number]>(
    'room-member',
    'SELECT id FROM app_user WHERE handle = $1 AND NOT placeholder AND deleted_at IS NULL AND thread_is_readable($2, id)',
    [handle, threadId],
  )
  return row ? { id: row[0] } : null
}

const PERSON = (u: string) =>
  `json_build_object('id', ${u}.id, 'handle', ${u}.handle, 'name', coalesce(${u}.name, ${u}.handle))`
const LABEL = (x: string) =>
  `'C' || (SELECT count(*) FROM crux o WHERE o.thread_id = ${x}.thread_id AND (o.position, o.id) <= (${x}.position, ${x}.id))`

/** A room of a crux, for a reader who may read its thread; null otherwise. One query. */
export async function readRoom(
  cruxId: number,
  id: number,
  viewerId: number | null,
): Promise<RoomData | null> {
  const [row] = await tuples<[RoomData]>(
    'room',
    `SELECT json_build_object('id', r.id,
       'crux', json_build_object('id', x.id, 'label', ${LABEL('x')}, 'statement', x.statement, 'kind', x.kind, 'state', x.state),
       'thread', json_build_object('id', t.id, 'slug', t.slug, 'title', t.title, 'blindFirst', coalesce((t.settings ->> 'blind_first')::boolean, true)),
       'claim', CASE WHEN k.id IS NOT NULL THEN json_build_object('ref', k.ref, 'text', k.text, 'name', CASE k.ref WHEN 'main' THEN 'Main claim' ELSE 'Claim ' || (
         SELECT count(*) FROM claim o WHERE o.thread_id = t.id AND ((o.ref <> 'main'), o.position, o.id) <= ((k.ref <> 'main'), k.position, k.id)) END) END,
       'seats', (SELECT json_agg(json_build_object('userId', s.user_id, 'handle', u.handle, 'name', coalesce(u.name, u.handle), 'seat', s.seat,
                   'isAccepted', s.accepted_at IS NOT NULL, 'stance', (SELECT json_build_object('mark', c.mark, 'confidence', c.confidence, 'percents',
                     json_build_object('credence', c.credence, 'ifTrue', c.if_true, 'ifFalse', c.if_false, 'main', c.main))
                     FROM current_stance c WHERE c.crux_id = x.id AND c.claim_id = k.id AND c.user_id = s.user_id))
                   ORDER BY array_position(ARRAY['first', 'second', 'facilitator'], s.seat))
                 FROM crux_room_seat s JOIN app_user u ON u.id = s.user_id WHERE s.room_id = r.id),
       'points', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'section', p.section, 'text', p.text, 'author', ${PERSON('u')},
                    'movedBy', (SELECT coalesce(m.name, m.handle) FROM app_user m WHERE m.id = p.moved_by_id)) ORDER BY coalesce(p.moved_at, p.at), p.id), '[]')
                  FROM crux_room_point p JOIN app_user u ON u.id = p.author_id WHERE p.room_id = r.id),
       'words', (SELECT coalesce(json_agg(json_build_object('id', w.id, 'text', w.text, 'author', ${PERSON('a')}, 'of', ${PERSON('o')}, 'accepted', w.accepted) ORDER BY w.at, w.id), '[]')
                 FROM crux_paraphrase w JOIN app_user a ON a.id = w.author_id JOIN app_user o ON o.id = w.of_user_id
                 WHERE w.crux_id = x.id AND w.author_id IN (SELECT user_id FROM crux_room_seat WHERE room_id = r.id AND seat <> 'facilitator')
                   AND w.of_user_id IN (SELECT user_id FROM crux_room_seat WHERE room_id = r.id AND seat <> 'facilitator')),
       'viewerHolds', EXISTS (SELECT 1 FROM current_stance c WHERE c.crux_id = x.id AND c.claim_id = k.id AND c.user_id = $3::int))
     FROM crux_room r JOIN crux x ON x.id = r.crux_id JOIN thread t ON t.id = x.thread_id
     LEFT JOIN LATERAL (
       SELECT k.* FROM crux_claim q JOIN claim k ON k.id = q.claim_id WHERE q.crux_id = x.id
       ORDER BY (SELECT count(*) FROM current_stance c JOIN crux_room_seat s ON s.user_id = c.user_id AND s.room_id = r.id AND s.seat <> 'facilitator'
                 WHERE c.crux_id = x.id AND c.claim_id = k.id) DESC, (k.ref <> 'main'), k.position, k.id LIMIT 1) k ON true
     WHERE r.id = $1 AND r.crux_id = $2 AND thread_is_readable(t.id, $3::int)`,
    [id, cruxId, viewerId],
  )
  return row?.[0] ?? null
}

/** The rooms on a crux, for a reader who may read its thread; null otherwise. One query. */
export async function readRooms(cruxId: number, viewerId: number | null): Promise<RoomsOfCrux | null> {
  const [row] = await tuples<[RoomsOfCrux]>(
    'rooms',
    `SELECT json_build_object('crux', json_build_object('id', x.id, 'label', ${LABEL('x')}, 'statement', x.statement, 'state', x.state),
       'thread', json_build_object('id', t.id, 'slug', t.slug, 'title', t.title),
       'rooms', (SELECT coalesce(json_agg(l.line ORDER BY l.last_activity_at DESC, l.id DESC), '[]') FROM (
         SELECT r.id, r.last_activity_at, json_build_object('id', r.id, 'at', (extract(epoch FROM r.last_activity_at) * 1000)::float8,
           'names', (SELECT json_agg(coalesce(u.name, u.handle) ORDER BY s.seat) FROM crux_room_seat s JOIN app_user u ON u.id = s.user_id WHERE s.room_id = r.id AND s.seat <> 'facilitator'),
           'facilitator', (SELECT coalesce(u.name, u.handle) FROM crux_room_seat s JOIN app_user u ON u.id = s.user_id WHERE s.room_id = r.id AND s.seat = 'facilitator'),
           'isAccepted', EXISTS (SELECT 1 FROM crux_room_seat s WHERE s.room_id = r.id AND s.seat = 'second' AND s.accepted_at IS NOT NULL),
           'points', (SELECT count(*) FROM crux_room_point p WHERE p.room_id = r.id)) AS line
         FROM crux_room r WHERE r.crux_id = x.id ORDER BY r.last_activity_at DESC LIMIT 100) l))
     FROM crux x JOIN thread t ON t.id = x.thread_id WHERE x.id = $1 AND thread_is_readable(t.id, $2::int)`,
    [cruxId, viewerId],
  )
  return row?.[0] ?? null
}
