import { lookAtPlace } from '@/lib/groups/standing/queries'
import { type AsModerator, isOfSite, moderatesHere, ofSite } from '@/lib/moderation/capacity'
import { canUndo } from '@/lib/moderation/log/kinds'
import type { LogItem } from '@/lib/moderation/log/view'
import { mayModerateSite, mayTakeBack } from '@/lib/moderation/policy'
import { currentActor } from './session'
import { settingOf } from './site-settings'

/** Whether who is asking could take this decision back now: the button is shown to nobody else. */
export async function canTakeBack(item: LogItem, now: Date): Promise<boolean> {
  const actor = await currentActor()
  if (actor.kind === 'guest' || !canUndo(item.kind) || item.undone) return false
  const isWide = item.kind === 'suspend' && item.details.scope === 'site'
  const personId = item.person?.handle === actor.handle ? actor.id : null
  const made = { personId, capacity: item.capacity, isWide }
  const everywhere = await Promise.all(standsWhere(item).map((slug) => asModerator(slug, now)))
  return everywhere.length > 0 && everywhere.every((who) => who !== null && mayTakeBack(who, made).allowed)
}

/** The threads in which it has to be one's own to decide; null is the whole site. A comment that is moved back leaves one and comes to another. */
function standsWhere({ kind, thread, standsIn, details }: LogItem): (string | null)[] {
  if (thread === null) return kind === 'suspend' && details.scope === 'site' ? [null] : []
  if (kind === 'suspend') return [thread.slug]
  if (kind === 'move') return [...new Set([thread.slug, standsIn ?? thread.slug])]
  return [standsIn ?? thread.slug]
}

async function asModerator(slug: string | null, now: Date): Promise<AsModerator | null> {
  const actor = await currentActor()
  if (slug === null) {
    const may = mayModerateSite(actor, now)
    return may.allowed ? ofSite(may.actor) : null
  }
  const place = await lookAtPlace(actor, { thread: slug }, now)
  return place && moderatesHere(actor, place, (await settingOf('authorsModerate')) === 'on', now)
}

/** Whether what who is asking decides in this thread may reach beyond it. */
export async function moderatesSiteFrom(slug: string, now: Date): Promise<boolean> {
  const who = await asModerator(slug, now)
  return who !== null && isOfSite(who.capacity)
}
