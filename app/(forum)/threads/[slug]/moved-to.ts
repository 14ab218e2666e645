import { whereNow } from '@/lib/comments/moved/queries'
import { currentViewerId } from '@/lib/server/session'

/** Where a comment of this thread is now, for links that are older than its move; null when it was not moved, or not to where they read. */
export const movedTo = async (slug: string, ref: string) =>
  whereNow({ thread: slug, comment: ref }, await currentViewerId())
