import type { Actor } from '@/lib/access/actor'
import { type Decision, deny, mayWrite } from '@/lib/access/decision'

/** May this person administer the site? Admins alone. */
export function mayAdminister(actor: Actor, now: Date): Decision {
  const decision = mayWrite(actor, 'administer the site', now)
  if (!decision.allowed || decision.actor.role === 'admin') return decision
  return deny('forbidden', 'That is for the site’s admins.')
}

/** May an admin do this to that person? The site keeps an admin who can act. */
export const mayDoTo = (
  decision: Decision,
  { isSelf, doing }: { isSelf: boolean; doing: 'suspend' | 'change the role of' },
): Decision =>
  decision.allowed && isSelf ? deny('conflict', `You cannot ${doing} yourself: another admin can.`) : decision
