import { cache } from 'react'
import { readDisagreement } from '@/lib/cruxes/facts/queries'
import { type RailView, railOf } from '@/lib/cruxes/rail'
import { currentActor } from './session'

/** Read once per request, for the rail and for whatever else stands on the page. */
export const disagreementIn = cache((threadId: number) => readDisagreement(threadId))

/** "Where we disagree" as this reader may see it: others' numbers wait for their own where the thread is blind first. */
export async function readRail(threadId: number, mainClaim: string | null): Promise<RailView> {
  const [facts, actor] = await Promise.all([disagreementIn(threadId), currentActor()])
  const { main, cruxes, blindFirst, groups } = facts
  const viewer = actor.kind === 'guest' ? null : { userId: actor.id, blindFirst }
  return railOf(mainClaim, main, cruxes, viewer, groups)
}
