import { noteComment } from '@/lib/notifications/commands'
import type { Query } from './db'

/** A comment that has just been written, for whoever has to be told. */
export type NewComment = {
  commentId: number
  ref: string
  threadId: number
  thread: string
  parentId: number | null
  authorId: number
  /** Handles named in it, as they were typed, in lower case. */
  mentions: readonly string[]
  at: Date
}

/**
 * Runs at the end of the transaction that writes a comment: what is done here is done with the comment or not at all. Nouns
 * that come after comments (notifications) join in here, for a noun knows none that comes after it.
 */
export async function afterComment(query: Query, { mentions, at, ...comment }: NewComment): Promise<void> {
  await noteComment(query, { ...comment, mentioned: mentions, now: at })
}
