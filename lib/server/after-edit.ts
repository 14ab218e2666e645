import { noteEdit } from '@/lib/notifications/commands'
import { mentionsOf } from '@/lib/text/mentioned'
import type { Query } from './db'

/** A comment whose text has just been changed, for whoever had answered the old one. */
export type EditedComment = {
  commentId: number
  ref: string
  threadId: number
  thread: string
  authorId: number
  /** The number of the new text. */
  revision: number
  at: Date
}

/** Runs at the end of the transaction that changes a comment's text, as `afterComment` does for a new one. */
export async function afterEdit(query: Query, { at, ...comment }: EditedComment): Promise<void> {
  const [row] = await query<[string]>('edited-body', 'SELECT body FROM comment WHERE id = $1', [
    comment.commentId,
  ])
  await noteEdit(query, { ...comment, mentioned: mentionsOf(row?.[0] ?? ''), now: at })
}
