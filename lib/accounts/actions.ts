import { keepSession } from '@/lib/server/auth-session'
import { defineAction } from '@/lib/server/define-action'
import { evenly } from '@/lib/server/even-time'
import { safePath } from '@/lib/server/same-origin'
import { SESSION_COOKIE } from '@/lib/server/session-cookie'
import { changeHandle, confirmAccount, deleteAccount, signUp, updateProfile } from './commands'
import { SIGN_UP_COOKIE } from './cookie'
import { confirmSignUpInput, deleteAccountInput, handleInput, profileInput, signUpInput } from './schema'

export const signUpAction = defineAction(
  { name: 'sign-up', summary: 'ask for an account', input: signUpInput },
  async (input, context) => {
    const { mark } = await evenly(() => signUp({ ...input, back: safePath(input.back) }, context))
    context.cookie(SIGN_UP_COOKIE, mark, 86_400)
    return null
  },
  () => '/sign-up/sent',
)

export const confirmSignUpAction = defineAction(
  { name: 'confirm-sign-up', summary: 'confirm the address of a new account', input: confirmSignUpInput },
  async (input, context) => {
    const { back, ...started } = await confirmAccount(
      input,
      context.readCookie(SIGN_UP_COOKIE),
      context,
      context.actor,
    )
    keepSession(context, started)
    context.cookie(SIGN_UP_COOKIE, null)
    return { back }
  },
  ({ back }) => back,
)

export const updateProfileAction = defineAction(
  { name: 'update-profile', summary: 'change one’s name and what one says of oneself', input: profileInput },
  (input, { actor }) => updateProfile(actor, input),
  () => '/settings?done=profile',
)

export const changeHandleAction = defineAction(
  { name: 'change-handle', summary: 'take another handle', input: handleInput },
  ({ handle }, { actor, now }) => changeHandle(actor, handle, now),
  (_, { back }) => (back === undefined ? '/settings?done=handle' : safePath(back)),
)

export const deleteAccountAction = defineAction(
  { name: 'delete-account', summary: 'delete one’s account', input: deleteAccountInput },
  async (input, context) => {
    await deleteAccount(context.actor, input, context.now)
    context.cookie(SESSION_COOKIE, null)
    return null
  },
  () => '/goodbye',
)
