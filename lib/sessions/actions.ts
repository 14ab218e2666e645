import { knowsDevice } from '@/lib/server/auth-device'
import { keepSession } from '@/lib/server/auth-session'
import { defineAction } from '@/lib/server/define-action'
import { evenly } from '@/lib/server/even-time'
import { safePath } from '@/lib/server/same-origin'
import { SESSION_COOKIE } from '@/lib/server/session-cookie'
import { requestLink, revoke, revokeOthers, signIn, signInAsDemo, signOut } from './commands'
import { demoInput, nothing, requestLinkInput, revokeInput, signInInput, signOutInput } from './schema'

export const signInAction = defineAction(
  { name: 'sign-in', summary: 'sign in by e-mail address and password', input: signInInput },
  async (input, context) => {
    const isKnown = (userId: number) => knowsDevice(context, userId)
    keepSession(context, await evenly(() => signIn(input, context, isKnown, context.actor)))
  },
  (_, { back }) => safePath(back),
)

export const requestLinkAction = defineAction(
  { name: 'request-link', summary: 'ask for a link by mail to sign in', input: requestLinkInput },
  ({ email, back }, context) => evenly(() => requestLink({ email, back: safePath(back) }, context)),
  () => '/sign-in/sent',
)

export const signInAsDemoAction = defineAction(
  { name: 'sign-in-as-demo', summary: 'sign in as a demo person, in demo mode', input: demoInput },
  async (input, context) => {
    keepSession(context, await signInAsDemo(input.as, context, context.actor))
  },
  (_, { back }) => safePath(back),
)

export const signOutAction = defineAction(
  { name: 'sign-out', summary: 'sign out', input: signOutInput },
  async (_, context) => {
    await signOut(context.actor)
    context.cookie(SESSION_COOKIE, null)
  },
  (_, { back }) => safePath(back),
)

export const revokeAction = defineAction(
  { name: 'revoke-session', summary: 'sign one of one’s devices out', input: revokeInput },
  async ({ id }, context) => {
    const { isThis } = await revoke(context.actor, id)
    if (isThis) context.cookie(SESSION_COOKIE, null)
    return { isThis }
  },
  ({ isThis }) => (isThis ? '/' : '/settings/devices?done=revoked'),
)

export const revokeOthersAction = defineAction(
  { name: 'revoke-other-sessions', summary: 'sign all one’s other devices out', input: nothing },
  (_, { actor }) => revokeOthers(actor),
  () => '/settings/devices?done=others',
)
