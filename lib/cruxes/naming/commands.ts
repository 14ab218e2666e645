import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { logOverOthers } from '@/lib/server/crux-log'
import { type Query, transaction } from '@/lib/server/db'
import { writeAnchors } from '../anchors/commands'
import { nameClaim } from '../claims/commands'
import { refreshScores } from '../commands'
import type { CruxState } from '../crux-state'
import type { CruxKind } from '../kinds'
import { mayEdit, mayJoin, mayPropose } from '../policy'
import { logCrux, settleCrux } from '../settling/commands'
import type { AnchorInput, EditInput, JoinInput, TagInput } from './schema'

export type Named = { crux: number; thread: string; label: string; isNew: boolean }

/**
 * Propose a crux for one of a thread's claims, with the places in the text that it stands in. Said in the same words by somebody before, it is that one,
 * and the places join it: a press repeated makes one crux.
 */
export async function tagCrux(actor: Actor, input: TagInput, now: Date): Promise<Named> {
  return transaction(async (query) => {
    const thread = await holdThread(query, actor, input.thread, now)
    const same = await findSame(query, thread.id, input.statement)
    if (same) {
      const crux = { ...same, threadId: thread.id, thread: input.thread, place: thread.place }
      const joined = await addPlaces(query, actor, crux, input.anchors, now)
      await nameClaim(query, { id: same.id, threadId: thread.id, isNew: false }, input.claim)
      return joined
    }
    const recent = actor.kind === 'guest' ? 0 : await countRecent(query, thread.id, actor.id, now)
    const proposer = enforce(mayPropose(actor, { recent, place: thread.place }, now))
    const { id, number } = await insertCrux(query, { ...input, threadId: thread.id, byId: proposer.id, now })
    await nameClaim(query, { id, threadId: thread.id, isNew: true }, input.claim)
    await writeAnchors(query, { id, threadId: thread.id }, input.anchors)
    await logCrux(query, id, {
      kind: 'proposed',
      actorId: proposer.id,
      after: { statement: input.statement },
      now,
    })
    return { crux: id, thread: input.thread, label: `C${number}`, isNew: true }
  })
}

type NewCrux = Pick<TagInput, 'statement' | 'kind' | 'details' | 'operationalization'> & {
  threadId: number
  byId: number
  now: Date
}

/** A new crux at the end of its thread, which is held for it. */
export async function insertCrux(
  query: Query,
  { threadId, statement, details, operationalization, kind, byId, now }: NewCrux,
): Promise<{ id: number; number: number }> {
  const [row] = await query<[number, number]>(
    'crux-propose',
    `INSERT INTO crux (thread_id, ref, position, statement, details, kind, created_by_id, created_at, last_activity_at, operationalization)
     SELECT $1, 'x' || (1 + coalesce(max(substring(ref FROM '^x(\\d{1,8})$')::int), 0)), 1 + coalesce(max(position), -1), $2, $3, $4::crux_kind, $5, $6, $6, $7
     FROM crux WHERE thread_id = $1 RETURNING id, (SELECT count(*)::int + 1 FROM crux WHERE thread_id = $1)`,
    [threadId, statement, details, kind, byId, now, operationalization],
  )
  if (!row) throw new Error('a crux was not written')
  return { id: row[0], number: row[1] }
}

/** Say that these words too are about a crux that is there. */
export async function joinCrux(actor: Actor, { crux, claim, anchors }: JoinInput, now: Date): Promise<Named> {
  return transaction(async (query) => {
    const held = await holdNamed(query, actor, crux, now)
    const joined = await addPlaces(query, actor, held, anchors, now)
    await nameClaim(query, { id: crux, threadId: held.threadId, isNew: false }, claim)
    return joined
  })
}

type HeldCrux = {
  id: number
  number: number
  state: CruxState
  threadId: number
  thread: string
  place: HeldPlace
}

async function addPlaces(
  query: Query,
  actor: Actor,
  { id, number, state, threadId, thread, place }: HeldCrux,
  anchors: readonly AnchorInput[],
  now: Date,
): Promise<Named> {
  const who = enforce(mayJoin(actor, { state, place }, now))
  const added = await writeAnchors(query, { id, threadId }, anchors)
  if (added > 0) {
    await query(
      'crux-joined',
      'UPDATE crux SET last_activity_at = greatest(last_activity_at, $2) WHERE id = $1',
      [id, now],
    )
    await logCrux(query, id, { kind: 'joined', actorId: who.id, after: { places: added }, now })
  }
  return { crux: id, thread, label: `C${number}`, isNew: false }
}

/**
 * Put a crux into other words. Before anybody else has answered it is simply changed; afterwards it is a new revision, and when
 * its meaning changed the stances given before are stale: kept, shown greyed, and counted no more.
 */
export async function editCrux(actor: Actor, input: EditInput, now: Date): Promise<Named> {
  return transaction(async (query) => {
    const { id, number, thread, place } = await holdNamed(query, actor, input.crux, now)
    const [row] = await query<[CruxState, number, CruxKind, ...Words, number, boolean]>(
      'crux-edited',
      `SELECT x.state, x.created_by_id, x.kind, x.statement, x.details, x.operationalization, x.revision,
         EXISTS (SELECT 1 FROM crux_stance_event s WHERE s.crux_id = x.id AND s.user_id <> x.created_by_id AND s.retracted_at IS NULL)
       FROM crux x WHERE x.id = $1`,
      [id],
    )
    if (!row) throw new Error(`crux ${id} is gone while it is held`)
    const [state, createdById, kind, statement, details, operationalization, revision, isAnswered] = row
    const was = { statement, details, operationalization, kind }
    const anew = {
      statement: input.statement,
      details: input.details,
      operationalization: input.operationalization,
      kind: input.kind ?? kind,
    }
    const changesKind = anew.kind !== kind
    const editor = enforce(mayEdit(actor, { state, createdById, isAnswered, changesKind, place }, now))
    const same = { crux: id, thread, label: `C${number}`, isNew: false }
    if (KEPT.every((name) => was[name] === anew[name])) return same
    const next = isAnswered ? revision + 1 : revision
    const changesMeaning = isAnswered && input.meaning === 'changed'
    await query(
      'crux-edit',
      `UPDATE crux SET statement = $2, details = $3, kind = $4::crux_kind, revision = $5, last_activity_at = greatest(last_activity_at, $7),
         operationalization = $8, meaning_revision = CASE WHEN $6 THEN $5 ELSE meaning_revision END WHERE id = $1`,
      [id, anew.statement, anew.details, anew.kind, next, changesMeaning, now, anew.operationalization],
    )
    await logCrux(query, id, {
      kind: 'edited',
      actorId: editor.id,
      before: was,
      after: { ...anew, revision: next, meaning: isAnswered ? input.meaning : 'same' },
      reason: input.reason,
      now,
    })
    if (changesMeaning) {
      await refreshScores(query, [id])
      await settleCrux(query, id, now)
    }
    if (editor.id !== createdById && place.threadId !== null)
      await logOverOthers(query, {
        cruxId: id,
        threadId: place.threadId,
        by: editor,
        standing: place.standing,
        kind: 'crux-reword',
        reason: input.reason,
        at: now,
      })
    return same
  })
}

type Words = [statement: string, details: string | null, operationalization: string | null]
const KEPT = ['statement', 'details', 'operationalization', 'kind'] as const

async function holdThread(
  query: Query,
  actor: Actor,
  slug: string,
  now: Date,
): Promise<{ id: number; authorId: number; place: HeldPlace }> {
  const place = await holdPlace(query, actor, { thread: slug }, now, 'update')
  const [row] = await query<[number, number]>(
    'naming-hold-thread',
    'SELECT id, author_id FROM thread WHERE slug = $1 FOR NO KEY UPDATE',
    [slug],
  )
  if (!place || !row) throw new Refusal('not-found', 'There is no such thread any more.')
  return { id: row[0], authorId: row[1], place }
}

export const NUMBER =
  '(SELECT count(*)::int FROM crux o WHERE o.thread_id = x.thread_id AND (o.position, o.id) <= (x.position, x.id))'

async function holdNamed(query: Query, actor: Actor, id: number, now: Date): Promise<HeldCrux> {
  const place = await holdPlace(query, actor, { crux: id }, now)
  const [row] = await query<[number, CruxState, number, string]>(
    'naming-hold-crux',
    `SELECT ${NUMBER}, x.state, x.thread_id, t.slug FROM crux x JOIN thread t ON t.id = x.thread_id WHERE x.id = $1 FOR NO KEY UPDATE OF x`,
    [id],
  )
  if (!place || !row) throw new Refusal('not-found', 'There is no such crux any more. Reload the page.')
  const [number, state, threadId, thread] = row
  return { id, number, state, threadId, thread, place }
}

/** The crux of a thread that is in these words already. */
export async function findSame(query: Query, threadId: number, statement: string) {
  const [row] = await query<[number, number, CruxState]>(
    'naming-same',
    `SELECT x.id, ${NUMBER}, x.state FROM crux x WHERE x.thread_id = $1 AND lower(x.statement) = lower($2) AND x.state NOT IN ('merged', 'rejected')
     ORDER BY x.id LIMIT 1 FOR NO KEY UPDATE OF x`,
    [threadId, statement],
  )
  return row && { id: row[0], number: row[1], state: row[2] }
}

/** How many cruxes somebody has proposed in a thread within a day. */
export async function countRecent(
  query: Query,
  threadId: number,
  userId: number,
  now: Date,
): Promise<number> {
  const [row] = await query<[number]>(
    'naming-recent',
    `SELECT count(*)::int FROM crux WHERE thread_id = $1 AND created_by_id = $2 AND created_at > $3::timestamptz - interval '1 day'`,
    [threadId, userId, now],
  )
  return row?.[0] ?? 0
}
