import type { Actor, Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { type ModeratesAs, mayModerate } from '@/lib/groups/policy'
import type { Capacity } from './log/kinds'

const CAPACITY = {
  admin: 'admin',
  'site moderator': 'moderator',
  'group moderator': 'group-moderator',
  'thread moderator': 'thread-moderator',
  author: 'author',
} as const satisfies Record<ModeratesAs, Capacity>

export type AsModerator = { moderator: Member; capacity: Capacity }

/** Who moderates here, and as what, as the log will say; refuses those who may not. */
export function moderating(actor: Actor, place: Place, authorsModerate: boolean, now: Date): AsModerator {
  const may = mayModerate(actor, place, { authorsModerate }, now)
  const moderator = enforce(may.decision)
  if (!('as' in may)) throw new Error('somebody may moderate as nothing')
  return { moderator, capacity: capacityOf(may) }
}

/** The same for somebody who only looks: null for those who may not. */
export function moderatesHere(
  actor: Actor,
  place: Place,
  authorsModerate: boolean,
  now: Date,
): AsModerator | null {
  const may = mayModerate(actor, place, { authorsModerate }, now)
  return 'as' in may ? { moderator: may.decision.actor, capacity: capacityOf(may) } : null
}

const capacityOf = ({ as, isArguing }: { as: ModeratesAs; isArguing: boolean }): Capacity =>
  as === 'admin' && isArguing ? 'admin-in-thread' : CAPACITY[as]

/** As what a moderator of the site acts in no thread. */
export const ofSite = (moderator: Member): AsModerator => ({
  moderator,
  capacity: moderator.role === 'admin' ? 'admin' : 'moderator',
})

/** Whether what somebody decides in this capacity may reach beyond the thread. */
export const isOfSite = (capacity: Capacity): boolean =>
  capacity === 'admin' || capacity === 'admin-in-thread' || capacity === 'moderator'
