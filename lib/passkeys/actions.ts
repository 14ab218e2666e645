import { keepSession } from '@/lib/server/auth-session'
import { defineAction } from '@/lib/server/define-action'
import { safePath } from '@/lib/server/same-origin'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from './commands'
import { addInput, beginInput, beginSignInInput, removeInput, renameInput, signInInput } from './schema'

export const beginPasskeyAction = defineAction(
  { name: 'begin-passkey', summary: 'begin to add a passkey', input: beginInput },
  ({ current }, { actor, now }) => beginPasskey(actor, current, now),
)

export const addPasskeyAction = defineAction(
  { name: 'add-passkey', summary: 'add a passkey', input: addInput },
  (input, { actor, now }) => addPasskey(actor, input, now),
  () => '/settings/keys?done=passkey',
)

export const renamePasskeyAction = defineAction(
  { name: 'rename-passkey', summary: 'give a passkey another name', input: renameInput },
  ({ id, name }, { actor }) => renamePasskey(actor, id, name),
  () => '/settings/keys?done=renamed',
)

export const removePasskeyAction = defineAction(
  { name: 'remove-passkey', summary: 'remove a passkey', input: removeInput },
  ({ id }, { actor }) => removePasskey(actor, id),
  () => '/settings/keys?done=removed',
)

export const beginPasskeySignInAction = defineAction(
  { name: 'begin-passkey-sign-in', summary: 'begin to sign in by passkey', input: beginSignInInput },
  (_, context) => beginPasskeySignIn(context),
)

export const signInByPasskeyAction = defineAction(
  { name: 'sign-in-by-passkey', summary: 'sign in by passkey', input: signInInput },
  async (input, context) => {
    keepSession(context, await signInByPasskey(input, context, context.actor))
  },
  (_, { back }) => safePath(back),
)
