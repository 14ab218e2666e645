import { commentAction } from '@/lib/comments/actions'
import { previewAction, saveDraftAction } from '@/lib/drafts/actions'
import { setReactionAction } from '@/lib/reactions/actions'
import { setVoteAction } from '@/lib/votes/actions'
import type { Action } from './define-action'

/** Every action there is, gathered from the nouns: what the door opens for, what docs/permissions.md lists, what the permission tests walk. */
export const ACTIONS: readonly Action[] = [
  commentAction,
  saveDraftAction,
  previewAction,
  setVoteAction,
  setReactionAction,
]

const byName = new Map(ACTIONS.map((action) => [action.name, action]))

export const actionNamed = (name: string): Action | undefined => byName.get(name)
