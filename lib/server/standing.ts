import { reasonIn } from '@/lib/access/decision'
import { MAIN_REF } from '@/lib/cruxes/claims/naming'
import { mayAddClaim } from '@/lib/cruxes/claims/policy'
import { type Doing, OPEN_PLACE } from '@/lib/groups/place'
import { mayModerate, mayTakePart } from '@/lib/groups/policy'
import { type Refusals, refusalsAt } from '@/lib/groups/refusals'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { mayNameModerators } from '@/lib/moderation/moderators/policy'
import { readConduct } from '@/lib/threads/conduct/queries'
import { mayStartThread, mayStartThreadNow } from '@/lib/threads/policy'
import type { ThreadView } from '@/lib/threads/view'
import { tuples } from './db'
import { currentActor } from './session'
import { settingOf } from './site-settings'

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

/** A limit that is over before one has written a sentence is not worth a word. */
const SOON = 60_000

/** Why who is asking could not start a thread in this group now, by its rights and by how many they started lately; null when they could. */
export async function whyNotStart(group: string | undefined, now: Date): Promise<string | null> {
  const actor = await currentActor()
  const place = group === undefined ? null : await lookAtPlace(actor, { group }, now)
  const decision = mayStartThread(actor, place ?? OPEN_PLACE, now)
  if (actor.kind === 'guest' || !decision.allowed) return reasonIn(decision)
  const [conduct, limits] = await Promise.all([readConduct(tuples, actor), settingOf('commentLimits')])
  const byNow = mayStartThreadNow(decision, conduct, limits, now)
  const isSoon = !byNow.allowed && byNow.until !== null && byNow.until.getTime() < now.getTime() + SOON
  return isSoon ? null : reasonIn(byNow)
}

/** Why who is asking could not say who moderates a thread; null when they could, undefined for those whose business it is not. */
export async function whyNotName(slug: string, now: Date): Promise<string | null | undefined> {
  const actor = await currentActor()
  const place = actor.kind === 'guest' ? null : await lookAtPlace(actor, { thread: slug }, now)
  if (!place || actor.kind === 'guest') return undefined
  const isOne = actor.role === 'admin' || place.standing.groupRole === 'moderator'
  return isOne ? reasonIn(mayNameModerators(actor, place, now)) : undefined
}

/** Why who is asking could not add a claim beside a thread's main one; null when they could. */
export async function whyNotClaim(
  slug: string,
  { claims, isRemoved }: Pick<ThreadView, 'claims' | 'isRemoved'>,
  now: Date,
): Promise<string | null> {
  const actor = await currentActor()
  const place = (await lookAtPlace(actor, { thread: slug }, now)) ?? OPEN_PLACE
  const hasMainClaim = claims.some(({ ref }) => ref === MAIN_REF)
  const decision = mayAddClaim(actor, { place, count: claims.length, hasMainClaim, isRemoved }, now)
  return decision.allowed ? null : decision.reason
}

/** Why who is asking could not moderate in a thread now; null when they could, undefined for those who are no moderators there at all. */
export async function whyNotModerate(slug: string, now: Date): Promise<string | null | undefined> {
  const actor = await currentActor()
  const place = actor.kind === 'guest' ? null : await lookAtPlace(actor, { thread: slug }, now)
  if (!place || actor.kind === 'guest') return undefined
  const authorsModerate = (await settingOf('authorsModerate')) === 'on'
  const { standing } = place
  const isOne =
    actor.role !== 'member' ||
    standing.groupRole === 'moderator' ||
    standing.moderatesThread ||
    (standing.isAuthor && authorsModerate)
  return isOne ? reasonIn(mayModerate(actor, place, { authorsModerate }, now).decision) : undefined
}
