import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import { mayManage } from '@/lib/accounts/policy'

export const MOST_PASSKEYS = 20

/** One's own passkeys, and not without end. */
export function mayAddPasskey(actor: Actor, has: number): Decision {
  if (has >= MOST_PASSKEYS) return deny('forbidden', `You have ${MOST_PASSKEYS} passkeys: remove one first.`)
  return mayManage(actor, 'add a passkey')
}

export function mayChangePasskey(actor: Actor, ownerId: number | null): Decision {
  const decision = mayManage(actor, 'change a passkey')
  if (!decision.allowed || ownerId === decision.actor.id) return decision
  return deny('not-found', 'That passkey is gone already.')
}
