import { keepSession } from '@/lib/server/auth-session'
import { defineAction } from '@/lib/server/define-action'
import { evenly } from '@/lib/server/even-time'
import {
  changePassword,
  confirmEmailBy,
  disconnect,
  requestEmail,
  requestReset,
  resetPasswordBy,
} from './commands'
import {
  changePasswordInput,
  confirmEmailInput,
  disconnectInput,
  requestEmailInput,
  requestResetInput,
  resetInput,
} from './schema'

export const requestResetAction = defineAction(
  { name: 'request-reset', summary: 'ask for a mail to choose a new password', input: requestResetInput },
  ({ email }, context) => evenly(() => requestReset(email, context)),
  () => '/reset/sent',
)

export const resetPasswordAction = defineAction(
  { name: 'reset-password', summary: 'choose a new password by a mailed link', input: resetInput },
  async (input, context) => {
    keepSession(context, await resetPasswordBy(input, context, context.actor))
  },
  () => '/',
)

export const changePasswordAction = defineAction(
  { name: 'change-password', summary: 'set or change one’s password', input: changePasswordInput },
  async (input, context) => {
    keepSession(context, await changePassword(context.actor, input, context))
  },
  () => '/settings/keys?done=password',
)

export const requestEmailAction = defineAction(
  { name: 'request-email', summary: 'ask for another e-mail address', input: requestEmailInput },
  (input, context) => evenly(() => requestEmail(context.actor, input, context)),
  () => '/settings/keys?done=email',
)

export const confirmEmailAction = defineAction(
  {
    name: 'confirm-email',
    summary: 'confirm a new e-mail address by a mailed link',
    input: confirmEmailInput,
  },
  ({ token }, { now }) => confirmEmailBy(token, now),
  () => '/settings/keys?done=confirmed',
)

export const disconnectAction = defineAction(
  { name: 'disconnect', summary: 'sign in by GitHub or Google no longer', input: disconnectInput },
  ({ provider }, { actor }) => disconnect(actor, provider),
  () => '/settings/keys?done=disconnected',
)
