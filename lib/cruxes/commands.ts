import type { Query, Tx } from '@/lib/server/db'
import { insertRows } from '@/lib/server/insert-rows'
import type { BroughtClaim, BroughtCrux } from './brought'
import { differences } from './differences'
import { divideWithin } from './opinions/commands'

/**
 * Write the claims and cruxes of an imported thread inside its transaction: adds and updates, never deletes; what
 * members added here stays. A crux to which something has happened here is theirs: only its stances, places and relations are added to.
 */
export async function bringCruxes(
  tx: Tx,
  threadId: number,
  claims: readonly BroughtClaim[],
  cruxes: readonly BroughtCrux[],
): Promise<void> {
  const claimIds = await bringClaims(tx, threadId, claims)
  const here = await tx.crux.findMany({
    where: { threadId, events: { some: {} } },
    select: { id: true, ref: true },
  })
  const lived = new Map(here.map(({ ref, id }) => [ref, id]))
  const parted = await readParted(tx, threadId)
  const cruxIds = new Map(lived)
  for (const { row, state } of cruxes) {
    if (lived.has(row.ref)) continue
    // A merged crux can name its target only once the target is there: the second pass below sets both.
    const now = { ...row, state: state === 'merged' ? ('open' as const) : state, mergedIntoId: null }
    const { id } = await tx.crux.upsert({
      where: { threadId_ref: { threadId, ref: row.ref } },
      create: { ...now, threadId },
      update: now,
      select: { id: true },
    })
    cruxIds.set(row.ref, id)
  }
  for (const crux of cruxes) {
    const cruxId = idIn(cruxIds, crux.row.ref)
    if (crux.mergedInto !== null && !lived.has(crux.row.ref))
      await tx.crux.update({
        where: { id: cruxId },
        data: { state: crux.state, mergedIntoId: idIn(cruxIds, crux.mergedInto) },
      })
    await bringClaimsOf(tx, cruxId, claimsFor(crux, claimIds), lived.has(crux.row.ref))
    await bringAnchors(tx, { cruxId, threadId }, crux.anchors)
    await bringStances(tx, cruxId, crux.stances, claimIds)
    const relations = crux.relations.map(({ type, to }) => ({
      type,
      fromId: cruxId,
      toId: idIn(cruxIds, to),
    }))
    await tx.cruxRelation.createMany({
      data: relations.filter(({ type, toId }) => !parted.has(`${cruxId} ${type} ${toId}`)),
      skipDuplicates: true,
    })
  }
  const query = prismaQuery(tx)
  await query(
    'crux-imported-activity',
    `UPDATE crux x SET last_activity_at = greatest(x.created_at, (SELECT max(s.at) FROM crux_stance_event s WHERE s.crux_id = x.id))
     WHERE x.id = ANY($1::int[]) RETURNING x.id`,
    [[...cruxIds].filter(([ref]) => !lived.has(ref)).map(([, id]) => id)],
  )
  await refreshScores(query, [...cruxIds.values()])
  await divideWithin(query, threadId, new Date())
}

/** Relations that somebody took away here: crux, type, crux. */
async function readParted(tx: Tx, threadId: number): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ relation: string }[]>`
    SELECT concat_ws(' ', e.crux_id, e.before ->> 'type', e.before ->> 'to') AS relation
    FROM crux_event e JOIN crux x ON x.id = e.crux_id WHERE x.thread_id = ${threadId} AND e.kind = 'unrelated'`
  return new Set(rows.map(({ relation }) => relation))
}

async function bringClaims(
  tx: Tx,
  threadId: number,
  claims: readonly BroughtClaim[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const { stances, ...claim } of claims) {
    const { id: claimId } = await tx.claim.upsert({
      where: { threadId_ref: { threadId, ref: claim.ref } },
      create: { ...claim, threadId },
      update: claim,
      select: { id: true },
    })
    ids.set(claim.ref, claimId)
    const here = await tx.claimStanceEvent.findMany({ where: { claimId } })
    const { added, changed } = differences(here, stances, [({ userId, at }) => `${userId} ${at.getTime()}`])
    const fresh = added.map((stance) => ({ ...stance, claimId }))
    await insertRows(tx, 'claim_stance_event', fresh)
    for (const { id, data } of changed) await tx.claimStanceEvent.update({ where: { id }, data })
  }
  return ids
}

/** The claims a document says a crux is for: its thread's first, unless it names some. */
function claimsFor({ claims }: BroughtCrux, claimIds: ReadonlyMap<string, number>): number[] {
  const first = claimIds.has('main') ? 'main' : [...claimIds.keys()].slice(0, 1)
  return (claims ?? [first].flat()).map((name) => idIn(claimIds, name))
}

/** Those are added; of a crux to which nothing happened here others go, unless somebody has weighed it against them. */
async function bringClaimsOf(
  tx: Tx,
  cruxId: number,
  claims: readonly number[],
  isLived: boolean,
): Promise<void> {
  if (claims.length === 0) return
  await tx.cruxClaim.createMany({
    data: claims.map((claimId) => ({ cruxId, claimId })),
    skipDuplicates: true,
  })
  if (!isLived)
    await tx.cruxClaim.deleteMany({
      where: {
        cruxId,
        claimId: { notIn: [...claims] },
        claim: { cruxStances: { none: { cruxId, retractedAt: null } } },
      },
    })
}

/** A quote that was mended takes the place of the one in the same role in the same comment. */
async function bringAnchors(
  tx: Tx,
  place: { cruxId: number; threadId: number },
  anchors: BroughtCrux['anchors'],
): Promise<void> {
  const where = { cruxId: place.cruxId }
  const here = await tx.cruxAnchor.findMany({ where, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
  const { added, changed } = differences(here, anchors, [
    ({ commentId, role, quote, prefix, suffix }) => JSON.stringify([commentId, role, quote, prefix, suffix]),
    ({ commentId, role }) => `${commentId} ${role}`,
  ])
  await tx.cruxAnchor.createMany({ data: added.map((anchor) => ({ ...anchor, ...place })) })
  for (const { id, data } of changed) await tx.cruxAnchor.update({ where: { id }, data })
}

async function bringStances(
  tx: Tx,
  cruxId: number,
  stances: BroughtCrux['stances'],
  claimIds: ReadonlyMap<string, number>,
): Promise<void> {
  const brought = stances.map(({ claim, ...stance }) => ({ ...stance, claimId: idIn(claimIds, claim) }))
  const here = await tx.cruxStanceEvent.findMany({ where: { cruxId } })
  const { added, changed } = differences(here, brought, [
    ({ claimId, userId, at }) => `${claimId} ${userId} ${at.getTime()}`,
  ])
  const fresh = added.map((stance) => ({ ...stance, cruxId }))
  await insertRows(tx, 'crux_stance_event', fresh)
  for (const { id, data } of changed) await tx.cruxStanceEvent.update({ where: { id }, data })
}

/** What stands behind a name that a document was checked for. */
function idIn(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`${name} was checked and is gone`)
  return id
}

/** The same prepared-statement shape over a Prisma transaction. */
const prismaQuery =
  (tx: Tx): Query =>
  async <Row extends readonly unknown[]>(_name: string, text: string, values: unknown[]) => {
    const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values)
    return rows.map((row) => Object.values(row)) as unknown as Row[]
  }

/**
 * Whoever computes scores in a thread waits for whoever has computed there and not committed: two people may write on two of its
 * cruxes at once, and what is assumed of marks binds the scores of all. A statement of its own, so that the next one sees what they
 * wrote; and not the cruxes' rows, of which each holds one already.
 */
export async function holdScores(query: Query, cruxIds: readonly number[]): Promise<void> {
  await query(
    'crux-scores-hold',
    `SELECT pg_advisory_xact_lock(hashtextextended('scores:' || t.id, 0))::text
     FROM (SELECT DISTINCT thread_id AS id FROM crux WHERE id = ANY($1::int[]) ORDER BY 1) t`,
    [cruxIds],
  )
}

/** Write down what the stances of these cruxes come to now. Called by whatever changes a stance, in its transaction. */
export async function refreshScores(query: Query, cruxIds: readonly number[]): Promise<void> {
  if (cruxIds.length === 0) return
  await holdScores(query, cruxIds)
  await query(
    'crux-scores-gone',
    `DELETE FROM crux_score s WHERE s.crux_id = ANY($1::int[])
       AND NOT EXISTS (SELECT 1 FROM current_stance c WHERE c.crux_id = s.crux_id AND c.claim_id = s.claim_id)`,
    [cruxIds],
  )
  await query(
    'crux-scores-refresh',
    `INSERT INTO crux_score (crux_id, claim_id, computed_at, ${SCORE_COLUMNS.join(', ')})
     SELECT crux_id, claim_id, now(), ${SCORE_COLUMNS.map((column) => (column === '"full"' ? 'full_stances' : column)).join(', ')}
     FROM crux_numbers($1::int[])
     ON CONFLICT (crux_id, claim_id) DO UPDATE SET computed_at = now(),
       ${SCORE_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [cruxIds],
  )
}

const SCORE_COLUMNS = [
  'input_hash',
  'status',
  'holders',
  '"full"',
  'marked_only',
  'not_crux_marks',
  'says_crux_yes',
  'says_crux_of',
  'pairs',
  'score',
  'standard_error',
  'lower',
  'vod',
  'mean_gap',
  'mean_explained',
  'mean_swing',
  'disagreement',
  'double_margin',
  'imputed_share',
  'double_pairs',
]
