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
export async function afterEdit(_query: Query, _comment: EditedComment): Promise<void> {}
