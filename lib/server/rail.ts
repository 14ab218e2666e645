import { readBlindFirst, readMainStances, readThreadCruxes } from '@/lib/cruxes/queries'
import { type RailView, railOf } from '@/lib/cruxes/rail'
import { currentActor } from './session'

/** "Where we disagree" as this reader may see it: others' numbers wait for their own where the thread is blind first. */
export async function readRail(threadId: number, mainClaim: string | null): Promise<RailView> {
  const [main, cruxes, blindFirst, actor] = await Promise.all([
    readMainStances(threadId),
    readThreadCruxes(threadId),
    readBlindFirst(threadId),
    currentActor(),
  ])
  return railOf(mainClaim, main, cruxes, actor.kind === 'guest' ? null : { userId: actor.id, blindFirst })
}
