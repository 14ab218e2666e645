import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import { mayManage } from '@/lib/accounts/policy'

/** May this sign-in be ended? One's own, from any of one's devices. */
export function mayEndSession(actor: Actor, ownerId: number | null): Decision {
  const decision = mayManage(actor, 'see where you are signed in')
  if (!decision.allowed) return decision
  return ownerId === decision.actor.id ? decision : deny('not-found', 'That device is signed out already.')
}
