import { readSplits } from '@/lib/comments/figures/queries'
import { bridgingKeys } from '@/lib/cruxes/opinions/bridged'
import { readGroupSizes, readVotesByGroup } from '@/lib/cruxes/opinions/queries'

/** What a thread's comments are ordered by in "bridging". A thing of opinion groups, of which comments know nothing. */
export async function bridgingIn(threadId: number): Promise<Map<number, number>> {
  const [votes, sizes, splits] = await Promise.all([
    readVotesByGroup(threadId),
    readGroupSizes(threadId),
    readSplits(threadId),
  ])
  return bridgingKeys(votes, sizes, splits)
}
