import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayModerate } from '@/lib/groups/policy'

/**
 * May this person say who moderates this thread? The group's moderators and admins may, as long as they do not argue in it:
 * else one could choose one's own judge.
 */
export function mayNameModerators(actor: Actor, place: Place, now: Date): Decision {
  const { decision } = mayModerate(actor, place, { authorsModerate: false }, now)
  if (!decision.allowed) return decision
  if (decision.actor.role === 'admin' || place.standing.groupRole === 'moderator') return decision
  return deny(
    'forbidden',
    `Only admins and moderators of ${place.group.name} say who moderates a thread there.`,
  )
}

/** Who is named: what is true of them in this thread. */
export type Named = { canRead: boolean; isAuthor: boolean; hasCommented: boolean }

/** Can this person moderate this thread? Null when they can, else why not. */
export function whyNotNamed({ canRead, isAuthor, hasCommented }: Named): string | null {
  if (!canRead) return 'They cannot read this group: let them join it first.'
  if (isAuthor) return 'They started this thread, so they cannot moderate it: name somebody else.'
  return hasCommented
    ? 'They take part in this thread, so they cannot moderate it: name somebody else.'
    : null
}
