import { noteThread } from '@/lib/notifications/commands'
import type { Query } from './db'

/** A thread that has just been started, for whoever has to be told. */
export type NewThread = {
  threadId: number
  thread: string
  authorId: number
  tags: readonly string[]
  /** Handles named in the post, in lower case. */
  mentions: readonly string[]
  at: Date
}

/** Runs at the end of the transaction that starts a thread, as `afterComment` does for a comment. */
export async function afterThread(
  query: Query,
  { threadId, authorId, mentions, at }: NewThread,
): Promise<void> {
  await noteThread(query, { threadId, authorId, mentioned: mentions, now: at })
}
