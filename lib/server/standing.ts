import { reasonIn } from '@/lib/access/decision'
import { type Doing, OPEN_PLACE } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { type Refusals, refusalsAt } from '@/lib/groups/refusals'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { currentActor } from './session'

/** Why who is asking could not do this in a thread now; null when they could, and for guests, who are asked to sign in when they try. */
export async function whyNotHere(slug: string, doing: Doing, now: Date): Promise<string | null> {
  const actor = await currentActor()
  const place = await lookAtPlace(actor, { thread: slug }, now)
  return place && reasonIn(mayTakePart(actor, place, doing, now))
}

/** The same for all buttons of a thread's page at once. */
export async function refusalsHere(slug: string, now: Date): Promise<Refusals> {
  const actor = await currentActor()
  return refusalsAt(actor, (await lookAtPlace(actor, { thread: slug }, now)) ?? OPEN_PLACE, now)
}
