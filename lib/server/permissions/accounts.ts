import type { Actor } from '@/lib/access/actor'
import { mayDelete, mayManage } from '@/lib/accounts/policy'
import { mayRemoveWay } from '@/lib/credentials/policy'
import { mayKeepDrafts } from '@/lib/drafts/policy'
import { mayBeTold } from '@/lib/notifications/policy'
import { MOST_PASSKEYS, mayAddPasskey, mayChangePasskey } from '@/lib/passkeys/policy'
import { mayEndSession } from '@/lib/sessions/policy'
import { ME, OTHER, type Permissions, type Situation } from './situation'

const anyone: [Situation] = [{ may: 'anyone' }]
const manage = (doing: string): [Situation] => [{ may: (actor: Actor) => mayManage(actor, doing) }]
const told: [Situation] = [{ may: mayBeTold }]

const removing: [Situation, Situation] = [
  { when: 'another way in remains', may: (actor) => mayRemoveWay(actor, waysIn(1)) },
  { when: 'it is the only way in', may: (actor) => mayRemoveWay(actor, waysIn(0)) },
]
const waysIn = (passkeys: number) => ({ hasEmail: true, hasPassword: true, passkeys, services: 0 })

/** What concerns one's own account. */
export const OF_ACCOUNTS: Permissions = {
  'show-stances': manage('choose who sees your stances'),
  'sign-up': anyone,
  'confirm-sign-up': anyone,
  'sign-in': anyone,
  'sign-in-as-demo': anyone,
  'sign-out': anyone,
  'request-link': anyone,
  'begin-passkey-sign-in': anyone,
  'sign-in-by-passkey': anyone,
  'request-reset': anyone,
  'reset-password': anyone,
  'confirm-email': anyone,
  unsubscribe: anyone,
  'update-profile': manage('change your profile'),
  'change-handle': manage('change your handle'),
  'delete-account': [
    { may: (actor) => mayDelete(actor, 2, []) },
    { when: 'there is one admin', may: (actor) => mayDelete(actor, 1, []) },
    { when: 'one alone moderates a group', may: (actor) => mayDelete(actor, 2, ['Reading']) },
  ],
  'change-password': manage('change your password'),
  'request-email': manage('change your address'),
  disconnect: removing,
  'begin-passkey': manage('add a passkey'),
  'add-passkey': [
    { may: (actor) => mayAddPasskey(actor, 0) },
    { when: `one has ${MOST_PASSKEYS}`, may: (actor) => mayAddPasskey(actor, MOST_PASSKEYS) },
  ],
  'rename-passkey': [
    { when: 'it is one’s own', may: (actor) => mayChangePasskey(actor, ME) },
    { when: 'it is somebody else’s', may: (actor) => mayChangePasskey(actor, OTHER) },
  ],
  'remove-passkey': removing,
  'revoke-session': [
    { when: 'it is one’s own', may: (actor) => mayEndSession(actor, ME) },
    { when: 'it is somebody else’s', may: (actor) => mayEndSession(actor, OTHER) },
  ],
  'revoke-other-sessions': manage('see where you are signed in'),
  'save-draft': [{ may: mayKeepDrafts }],
  preview: anyone,
  subscribe: told,
  'read-notices': told,
  'choose-notices': told,
}
