import { cache } from 'react'
import { readDisagreement } from '@/lib/cruxes/facts/queries'
import { type RailView, railOf } from '@/lib/cruxes/rail'
import { tuples } from './db'
import { currentActor } from './session'

/** Read once per request, for the rail and for whatever else stands on the page; about one claim, the thread's first unless another is named. */
export const disagreementIn = cache((threadId: number, claim: string | null = null) =>
  readDisagreement(threadId, tuples, claim),
)

/** "Where we disagree" as this reader may see it: others' numbers wait for their own where the thread is blind first. */
export async function readRail(threadId: number, claim: string | null = null): Promise<RailView> {
  const [facts, actor] = await Promise.all([disagreementIn(threadId, claim), currentActor()])
  const { main, cruxes, blindFirst, groups } = facts
  const viewer = actor.kind === 'guest' ? null : { userId: actor.id, blindFirst }
  return railOf(facts.claim?.text ?? null, main, cruxes, viewer, groups, facts)
}
