import type { Tx } from '@/lib/server/db'
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
}
