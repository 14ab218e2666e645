import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { type Query, transaction } from '@/lib/server/db'
import type { CruxState } from '../crux-state'
import { CRUX_KINDS, type CruxKind } from '../kinds'
import { countRecent, findSame, insertCrux, type Named, NUMBER } from '../naming/commands'
import { logCrux } from '../settling/commands'
import { PARTS_AT_LEAST } from './parts'
import { mayWeighTogether } from './policy'
import type { TogetherInput } from './schema'
import { togetherStatement } from './words'

type PartRow = {
  id: number
  threadId: number
  number: number
  statement: string
  kind: CruxKind
  state: CruxState
}

/**
 * Have two to four cruxes of a thread weighed together: a crux of its own that says all of them hold, to which each is a part. If
 * there is one of the same parts it is that one, whoever asks and however often.
 */
export async function weighTogether(
  actor: Actor,
  { parts: ids, statement }: TogetherInput,
  now: Date,
): Promise<Named> {
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { crux: ids[0] ?? 0 }, now, 'update')
    if (!place || place.threadId === null) throw noCrux()
    const { threadId } = place
    const parts = await readParts(query, ids)
    if (parts.length < ids.length) throw noCrux()
    const there = await findWhole(query, threadId, parts)
    const said = statement ?? togetherStatement(parts.map((part) => part.statement))
    const same = there ?? (await findSame(query, threadId, said))
    const { inside, lone } = await readBetween(query, parts)
    const recent = actor.kind === 'guest' ? 0 : await countRecent(query, threadId, actor.id, now)
    const facts = {
      place,
      recent,
      inside,
      sameThread: parts.every((part) => part.threadId === threadId),
      parts: parts.map(({ number, state }) => ({ label: `C${number}`, state })),
      found: same
        ? {
            label: `C${same.number}`,
            isOfThese: there !== undefined,
            canJoinThem: await canJoin(query, same.id, ids),
          }
        : null,
    }
    const who = enforce(mayWeighTogether(actor, facts, now))
    const [thread = ''] =
      (await query<[string]>('together-thread', 'SELECT slug FROM thread WHERE id = $1', [threadId]))[0] ?? []
    if (there) return { crux: there.id, thread, label: `C${there.number}`, isNew: false }
    const input = {
      threadId,
      statement: said,
      details: null,
      operationalization: null,
      kind: kindOf(parts),
      byId: who.id,
      now,
    }
    const whole = same ?? (await insertCrux(query, input))
    if (!same)
      await logCrux(query, whole.id, { kind: 'proposed', actorId: who.id, after: { statement: said }, now })
    if (!same) await forTheirClaims(query, whole.id, ids)
    for (const [from, to] of lone) {
      await query(
        'together-lone',
        `DELETE FROM crux_relation WHERE from_id = $1 AND to_id = $2 AND type = 'conjunct_of'`,
        [from, to],
      )
      await logCrux(query, from, {
        kind: 'unrelated',
        actorId: who.id,
        before: { type: 'conjunct_of', to },
        now,
      })
    }
    for (const { id } of parts) {
      await query(
        'together-part',
        `INSERT INTO crux_relation (from_id, to_id, type) VALUES ($1, $2, 'conjunct_of')`,
        [id, whole.id],
      )
      const after = { type: 'conjunct_of', to: whole.id }
      await logCrux(query, id, { kind: 'related', actorId: who.id, after, now })
    }
    return { crux: whole.id, thread, label: `C${whole.number}`, isNew: !same }
  })
}

/** What all of them are cruxes for, the whole is one for; where they have nothing in common it stays one for the thread's first claim. */
async function forTheirClaims(query: Query, whole: number, parts: readonly number[]): Promise<void> {
  const common = await query<[number]>(
    'together-claims',
    `INSERT INTO crux_claim (crux_id, claim_id) SELECT $1, claim_id FROM crux_claim WHERE crux_id = ANY($2::int[])
     GROUP BY claim_id HAVING count(*) = $3 ON CONFLICT (crux_id, claim_id) DO UPDATE SET claim_id = excluded.claim_id RETURNING claim_id`,
    [whole, parts, parts.length],
  )
  if (common.length > 0)
    await query(
      'together-not-claims',
      'DELETE FROM crux_claim WHERE crux_id = $1 AND claim_id <> ALL($2::int[])',
      [whole, common.map(([id]) => id)],
    )
}

/** What a merged crux was a part of goes on with the one it was merged into, unless that joins it already, or would be a part of itself. */
export async function followMerge(
  query: Query,
  { from, into, byId }: { from: number; into: number; byId: number | null },
  now: Date,
): Promise<void> {
  const wholes = await query<[number]>(
    'together-follow',
    `WITH RECURSIVE below AS (
       SELECT $2::int AS id UNION SELECT r.from_id FROM crux_relation r JOIN below b ON r.to_id = b.id WHERE r.type = 'conjunct_of')
     INSERT INTO crux_relation (from_id, to_id, type)
     SELECT $2, r.to_id, 'conjunct_of' FROM crux_relation r WHERE r.from_id = $1 AND r.type = 'conjunct_of' AND r.to_id NOT IN (SELECT id FROM below)
     ON CONFLICT DO NOTHING RETURNING to_id`,
    [from, into],
  )
  for (const [to] of wholes)
    await logCrux(query, into, { kind: 'related', actorId: byId, after: { type: 'conjunct_of', to }, now })
}

/** Of one kind if all parts are; never true or false if one of them cannot be. */
function kindOf(parts: readonly PartRow[]): CruxKind {
  const [first] = parts
  if (first && parts.every(({ kind }) => kind === first.kind)) return first.kind
  return parts.some(({ kind }) => CRUX_KINDS[kind].measure === 'acceptance') ? 'value' : 'other'
}

async function readParts(query: Query, ids: readonly number[]): Promise<PartRow[]> {
  const rows = await query<[number, number, number, string, CruxKind, CruxState]>(
    'together-parts',
    `SELECT x.id, x.thread_id, ${NUMBER}, x.statement, x.kind, x.state FROM crux x WHERE x.id = ANY($1::int[])
     ORDER BY x.position, x.id`,
    [ids],
  )
  return rows.map(([id, threadId, number, statement, kind, state]) => ({
    id,
    threadId,
    number,
    statement,
    kind,
    state,
  }))
}

/** How they join each other already; one part without another, as older documents have it, gives way to the whole that it meant. */
async function readBetween(query: Query, parts: readonly PartRow[]) {
  const rows = await query<[number, number, boolean]>(
    'together-between',
    `SELECT r.from_id, r.to_id, (SELECT count(*) FROM crux_relation o WHERE o.to_id = r.to_id AND o.type = 'conjunct_of') < ${PARTS_AT_LEAST}
     FROM crux_relation r WHERE r.type = 'conjunct_of' AND r.from_id = ANY($1::int[]) AND r.to_id = ANY($1::int[]) ORDER BY r.id`,
    [parts.map(({ id }) => id)],
  )
  const labelOf = (id: number) => `C${parts.find((part) => part.id === id)?.number}`
  const [join] = rows.filter(([, , isLone]) => !isLone)
  return {
    inside: join ? { part: labelOf(join[0]), whole: labelOf(join[1]) } : null,
    lone: rows.filter(([, , isLone]) => isLone),
  }
}

/** The crux that joins just these parts. */
async function findWhole(query: Query, threadId: number, parts: readonly PartRow[]) {
  const ids = parts.map(({ id }) => id).sort((a, b) => a - b)
  const [row] = await query<[number, number]>(
    'together-whole',
    `SELECT x.id, ${NUMBER} FROM crux x WHERE x.thread_id = $1 AND x.state NOT IN ('merged', 'rejected')
       AND (SELECT array_agg(r.from_id ORDER BY r.from_id) FROM crux_relation r WHERE r.to_id = x.id AND r.type = 'conjunct_of') = $2::int[]
     ORDER BY x.id LIMIT 1`,
    [threadId, ids],
  )
  return row && { id: row[0], number: row[1] }
}

/** A crux in the same words may become the whole, unless it has other parts or is, however far down, a part of one of these. */
async function canJoin(query: Query, whole: number, parts: readonly number[]): Promise<boolean> {
  const [row] = await query<[boolean]>(
    'together-free',
    `WITH RECURSIVE above AS (
       SELECT $1::int AS id UNION SELECT r.to_id FROM crux_relation r JOIN above a ON r.from_id = a.id WHERE r.type = 'conjunct_of')
     SELECT NOT EXISTS (SELECT 1 FROM crux_relation WHERE to_id = $1 AND type = 'conjunct_of') AND NOT EXISTS (SELECT 1 FROM above WHERE id = ANY($2::int[]))`,
    [whole, parts],
  )
  return row?.[0] ?? false
}

const noCrux = () => new Refusal('not-found', 'There is no such crux any more. Reload the page.')
