import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import { mayManage } from '@/lib/accounts/policy'

/** Every way in that somebody has. */
export type Ways = { hasEmail: boolean; hasPassword: boolean; passkeys: number; services: number }

/** May this way in be taken away? Nobody may lock themselves out. A password alone opens nothing without an address to name. */
export function mayRemoveWay(actor: Actor, ways: Ways): Decision {
  const others = (ways.hasEmail ? 1 : 0) + ways.passkeys + ways.services - 1
  if (others < 1)
    return deny('forbidden', 'That is your only way to sign in: add an e-mail address or a passkey first.')
  return mayManage(actor, 'change how you sign in')
}
