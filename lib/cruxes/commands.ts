import type { Query, Tx } from '@/lib/server/db'
import type { BroughtClaim, BroughtCrux } from './brought'

/** Write the claims and cruxes of an imported thread inside its transaction: adds and updates, never deletes a stance. */
export async function bringCruxes(
  tx: Tx,
  threadId: number,
  claims: readonly BroughtClaim[],
  cruxes: readonly BroughtCrux[],
): Promise<void> {
  const claimIds = new Map<string, number>()
  for (const { stances, ...claim } of claims) {
    const { id } = await tx.claim.upsert({
      where: { threadId_ref: { threadId, ref: claim.ref } },
      create: { ...claim, threadId },
      update: claim,
      select: { id: true },
    })
    claimIds.set(claim.ref, id)
    await tx.claimStanceEvent.createMany({
      data: stances.map((stance) => ({ ...stance, claimId: id })),
      skipDuplicates: true,
    })
  }
  const cruxIds = new Map<string, number>()
  for (const { row, state } of cruxes) {
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
  for (const { row, state, mergedInto, anchors, stances, relations } of cruxes) {
    const cruxId = cruxIds.get(row.ref)
    if (cruxId === undefined) continue
    if (mergedInto !== null)
      await tx.crux.update({
        where: { id: cruxId },
        data: { state, mergedIntoId: cruxIds.get(mergedInto) ?? null },
      })
    await tx.cruxAnchor.deleteMany({ where: { cruxId } })
    await tx.cruxAnchor.createMany({ data: anchors.map((anchor) => ({ ...anchor, cruxId, threadId })) })
    await tx.cruxStanceEvent.createMany({
      data: stances.flatMap(({ claim, ...stance }) => {
        const claimId = claimIds.get(claim)
        return claimId === undefined ? [] : [{ ...stance, cruxId, claimId }]
      }),
      skipDuplicates: true,
    })
    await tx.cruxRelation.deleteMany({ where: { fromId: cruxId } })
    await tx.cruxRelation.createMany({
      data: relations.flatMap(({ type, to }) => ({ type, fromId: cruxId, toId: cruxIds.get(to) ?? 0 })),
    })
  }
  await refreshScores(prismaQuery(tx), [...cruxIds.values()])
}

/** The same prepared-statement shape over a Prisma transaction. */
const prismaQuery =
  (tx: Tx): Query =>
  async <Row extends readonly unknown[]>(_name: string, text: string, values: unknown[]) => {
    const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values)
    return rows.map((row) => Object.values(row)) as unknown as Row[]
  }

/** Write down what the stances of these cruxes come to now. Called by whatever changes a stance, in its transaction. */
export async function refreshScores(query: Query, cruxIds: readonly number[]): Promise<void> {
  if (cruxIds.length === 0) return
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
