import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import type { Place } from '@/lib/groups/place'
import { holdPlace } from '@/lib/groups/standing/queries'
import { logOverOthers } from '@/lib/server/crux-log'
import { type Query, transaction } from '@/lib/server/db'
import { logCrux } from '../settling/commands'
import { mayTakeAway } from '../talk/policy'
import { weighTogether } from '../together/commands'
import { isMutual, mustNotCircle } from './kinds'
import { mayLink } from './policy'
import type { RelationGoneInput, RelationInput } from './schema'

/** Say how one crux stands to another of its thread. What would go in a circle is refused. Two that count only together become a crux of their own. */
export async function addRelation(actor: Actor, { crux, type, to }: RelationInput, now: Date) {
  if (type === 'conjunct_of')
    return weighTogether(actor, { parts: [...new Set([crux, to])], statement: null }, now)
  return transaction(async (query) => {
    const ends = await holdBoth(query, actor, crux, to, now)
    const [found] = await query<[boolean, boolean]>(
      'relation-facts',
      `WITH RECURSIVE beyond AS (
         SELECT to_id FROM crux_relation WHERE from_id = $2 AND type = $3::crux_relation_type
         UNION SELECT r.to_id FROM crux_relation r JOIN beyond b ON r.from_id = b.to_id WHERE r.type = $3::crux_relation_type)
       SELECT EXISTS (SELECT 1 FROM crux_relation WHERE type = $3::crux_relation_type
           AND ((from_id = $1 AND to_id = $2) OR ($4 AND from_id = $2 AND to_id = $1))),
         EXISTS (SELECT 1 FROM beyond WHERE to_id = $1)`,
      [crux, to, type, isMutual(type)],
    )
    const [isThere, comesBack] = found ?? [false, false]
    const sameThread = ends.crux.threadId === ends.other.threadId
    const facts = {
      place: ends.place,
      isItself: crux === to,
      sameThread,
      isThere,
      wouldCircle: mustNotCircle(type) && comesBack,
    }
    const who = enforce(mayLink(actor, facts, now))
    await query(
      'relation-add',
      'INSERT INTO crux_relation (from_id, to_id, type) VALUES ($1, $2, $3::crux_relation_type)',
      [crux, to, type],
    )
    await logCrux(query, crux, { kind: 'related', actorId: who.id, after: { type, to }, now })
    return { crux, to }
  })
}

/** Take a relation away: who added it, who proposed either crux, or a moderator. Not there, there is nothing to do. */
export async function removeRelation(actor: Actor, { crux, type, to, reason }: RelationGoneInput, now: Date) {
  return transaction(async (query) => {
    const ends = await holdBoth(query, actor, crux, to, now)
    const person = actor.kind === 'member' ? actor.id : 0
    const added = await query(
      'relation-mine',
      `SELECT 1 FROM crux_event WHERE crux_id = $1 AND kind = 'related' AND person_now(actor_id) = $2 AND after ->> 'type' = $3 AND (after ->> 'to')::int = $4`,
      [crux, person, type, to],
    )
    const isMine = added.length > 0 || ends.crux.createdById === person || ends.other.createdById === person
    const who = enforce(mayTakeAway(actor, { isMine, place: ends.place }, now))
    // Of two parts one alone is no conjunction: both go.
    const gone = await query<[number]>(
      'relation-gone',
      `DELETE FROM crux_relation WHERE to_id = $2 AND type = $3::crux_relation_type AND (from_id = $1
         OR $3 = 'conjunct_of' AND EXISTS (SELECT 1 FROM crux_relation WHERE from_id = $1 AND to_id = $2 AND type = 'conjunct_of')
           AND (SELECT count(*) FROM crux_relation WHERE to_id = $2 AND type = 'conjunct_of') <= 2) RETURNING from_id`,
      [crux, to, type],
    )
    for (const [from] of gone)
      await logCrux(query, from, { kind: 'unrelated', actorId: who.id, before: { type, to }, reason, now })
    if (gone.length > 0) {
      const { threadId } = ends.crux
      const { standing } = ends.place
      const row = { kind: 'crux-relation-gone', cruxId: crux, threadId, by: who, standing, reason } as const
      if (!isMine) await logOverOthers(query, { ...row, at: now })
    }
    return { crux, to }
  })
}

type End = { threadId: number; createdById: number }

/** Hold the thread of the first, so that no two relations are added at once which together go in a circle. */
async function holdBoth(
  query: Query,
  actor: Actor,
  crux: number,
  to: number,
  now: Date,
): Promise<{ crux: End; other: End; place: Place }> {
  const place = await holdPlace(query, actor, { crux }, now, 'update')
  const rows = await query<[number, number, number]>(
    'relation-ends',
    'SELECT id, thread_id, created_by_id FROM crux WHERE id = ANY($1::int[])',
    [[crux, to]],
  )
  const end = (id: number): End => {
    const row = rows.find(([one]) => one === id)
    if (!row) throw noCrux()
    return { threadId: row[1], createdById: row[2] }
  }
  const ends = { crux: end(crux), other: end(to) }
  if (!place) throw noCrux()
  return { ...ends, place }
}

const noCrux = () => new Refusal('not-found', 'There is no such crux any more. Reload the page.')
