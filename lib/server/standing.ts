import { type Decision, reasonIn } from '@/lib/access/decision'
import type { Doing } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { currentActor } from './session'

/** Why who is asking could not do this in a thread now; null when they could, and for guests, who are asked to sign in when they try. */
export async function whyNotHere(slug: string, doing: Doing, now: Date): Promise<string | null> {
  const actor = await currentActor()
  const place = await lookAtPlace(actor, { thread: slug }, now)
  return place && reasonIn(mayTakePart(actor, place, doing, now))
}

/** Why who is asking would be refused on a thread's page, by what its buttons do; null where they would not be. */
export type Refusals = Record<'vote' | 'reply' | 'edit' | 'delete' | 'retract', string | null>

/** A pause between comments is no reason not to begin one: that is for the box to say. */
const lasting = (decision: Decision): string | null =>
  decision.allowed || decision.code === 'too-fast' ? null : reasonIn(decision)

/** The same for all buttons of a thread's page at once. The policies of single texts may refuse more. */
export async function refusalsHere(slug: string, now: Date): Promise<Refusals> {
  const actor = await currentActor()
  const place = await lookAtPlace(actor, { thread: slug }, now)
  const why = (doing: Doing) => place && lasting(mayTakePart(actor, place, doing, now))
  return {
    vote: why('vote'),
    reply: why('comment'),
    edit: why('edit'),
    delete: why('delete'),
    retract: why('retract'),
  }
}
