import {
  changeHandleAction,
  confirmSignUpAction,
  deleteAccountAction,
  signUpAction,
  updateProfileAction,
} from '@/lib/accounts/actions'
import { ADMIN_ACTIONS } from '@/lib/admin/actions'
import { commentAction } from '@/lib/comments/actions'
import {
  changePasswordAction,
  confirmEmailAction,
  disconnectAction,
  requestEmailAction,
  requestResetAction,
  resetPasswordAction,
} from '@/lib/credentials/actions'
import { CRUX_ACTIONS } from '@/lib/cruxes/actions'
import { CLAIM_ACTIONS } from '@/lib/cruxes/claims/actions'
import { showStancesAction } from '@/lib/cruxes/members/actions'
import { ROOM_ACTIONS } from '@/lib/cruxes/rooms/actions'
import { cruxSettingsAction } from '@/lib/cruxes/settings/actions'
import { previewAction, saveDraftAction } from '@/lib/drafts/actions'
import { GROUP_ACTIONS } from '@/lib/groups/actions'
import { MODERATION_ACTIONS } from '@/lib/moderation/actions'
import { chooseNoticesAction, readNoticesAction } from '@/lib/notifications/actions'
import { unsubscribeAction } from '@/lib/notifications/digest/actions'
import { subscribeAction } from '@/lib/notifications/subscriptions/actions'
import {
  addPasskeyAction,
  beginPasskeyAction,
  beginPasskeySignInAction,
  removePasskeyAction,
  renamePasskeyAction,
  signInByPasskeyAction,
} from '@/lib/passkeys/actions'
import { setReactionAction } from '@/lib/reactions/actions'
import { deleteCommentAction, editCommentAction, retractCommentAction } from '@/lib/revisions/actions'
import {
  requestLinkAction,
  revokeAction,
  revokeOthersAction,
  signInAction,
  signInAsDemoAction,
  signOutAction,
} from '@/lib/sessions/actions'
import { editThreadAction, newThreadAction } from '@/lib/threads/actions'
import { setVoteAction } from '@/lib/votes/actions'
import type { Action } from './define-action'

/** Every action there is, gathered from the nouns: what the door opens for, what docs/permissions.md lists, what the permission tests walk. */
export const ACTIONS: readonly Action[] = [
  changeHandleAction,
  confirmSignUpAction,
  deleteAccountAction,
  signUpAction,
  updateProfileAction,
  changePasswordAction,
  confirmEmailAction,
  disconnectAction,
  requestEmailAction,
  requestResetAction,
  resetPasswordAction,
  addPasskeyAction,
  beginPasskeyAction,
  beginPasskeySignInAction,
  removePasskeyAction,
  renamePasskeyAction,
  signInByPasskeyAction,
  requestLinkAction,
  revokeAction,
  revokeOthersAction,
  signInAction,
  signInAsDemoAction,
  signOutAction,
  commentAction,
  saveDraftAction,
  previewAction,
  editCommentAction,
  deleteCommentAction,
  retractCommentAction,
  newThreadAction,
  editThreadAction,
  setVoteAction,
  setReactionAction,
  subscribeAction,
  readNoticesAction,
  chooseNoticesAction,
  unsubscribeAction,
  ...ADMIN_ACTIONS,
  ...GROUP_ACTIONS,
  ...CRUX_ACTIONS,
  ...CLAIM_ACTIONS,
  showStancesAction,
  cruxSettingsAction,
  ...MODERATION_ACTIONS,
  ...ROOM_ACTIONS,
]

const byName = new Map(ACTIONS.map((action) => [action.name, action]))

export const actionNamed = (name: string): Action | undefined => byName.get(name)
