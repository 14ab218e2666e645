import type { Disagreement } from '@/lib/cruxes/facts/queries'
import { type OpinionMap, opinionGroups } from '@/lib/cruxes/groups'
import { GROUPS_SEED, hashOf } from '@/lib/cruxes/opinions/commands'
import { opinionsOf, type ThreadOpinions } from '@/lib/cruxes/opinions/matrix'
import { readDivision } from '@/lib/cruxes/opinions/queries'

/** The last maps made here, by what went into them: most readings of a page come between two stances. */
const made = new Map<string, OpinionMap>()
const KEPT = 50

/** A thread's opinion groups as of now, true to how its people were divided before. */
export async function opinionsIn(
  threadId: number,
  { main, cruxes, hasClaim, claim, claims }: Disagreement,
): Promise<{ map: OpinionMap; opinions: ThreadOpinions }> {
  const opinions = opinionsOf(main, cruxes, hasClaim)
  // How people were divided before is remembered for the thread's first claim; on the others they are divided anew each time.
  const isFirst = claim?.ref === claims[0]?.ref
  const { memory, inputHash } = isFirst
    ? await readDivision(threadId)
    : { memory: null, inputHash: claim?.ref ?? null }
  const key = `${threadId} ${inputHash} ${hashOf(opinions)}`
  const map = made.get(key) ?? opinionGroups(opinions, GROUPS_SEED, memory)
  made.delete(key)
  made.set(key, map)
  for (const oldest of made.keys()) if (made.size > KEPT) made.delete(oldest)
  return { map, opinions }
}
