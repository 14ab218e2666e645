import { tuples } from '@/lib/server/db'

/** What moderators have set on a thread, for those who read it. Times are milliseconds. */
export type ThreadMarks = {
  lock: { until: number | null; reason: string } | null
  slowSeconds: number | null
  approvesFirst: boolean
  isPinned: boolean
  isCurated: boolean
}

/** Null when nothing is set, as in most threads. */
export async function readMarks(threadId: number, now: Date): Promise<ThreadMarks | null> {
  const [row] = await tuples<[boolean, Date | null, string | null, number | null, boolean, boolean, boolean]>(
    'thread-marks',
    `SELECT locked_at IS NOT NULL AND (locked_until IS NULL OR locked_until > $2), locked_until, lock_reason, slow_mode_seconds, approve_first,
       pinned_at IS NOT NULL, curated_at IS NOT NULL
     FROM thread WHERE id = $1 AND (locked_at IS NOT NULL OR slow_mode_seconds IS NOT NULL OR approve_first OR pinned_at IS NOT NULL OR curated_at IS NOT NULL)`,
    [threadId, now],
  )
  if (!row) return null
  const [isLocked, until, reason, slowSeconds, approvesFirst, isPinned, isCurated] = row
  const lock = isLocked ? { until: until?.getTime() ?? null, reason: reason ?? '' } : null
  return { lock, slowSeconds, approvesFirst, isPinned, isCurated }
}

export type MarkedThread = { slug: string; title: string }

/** More at the top of the page would hide what it is for. */
const MOST_PINNED = 3
const MOST_CURATED = 5

/** What moderators have pinned and curated where everybody may read: the newest first, a few of each. */
export async function listMarked(): Promise<{ pinned: MarkedThread[]; curated: MarkedThread[] }> {
  const list = (column: string, most: number) =>
    tuples<[string, string]>(
      `threads-${column}`,
      `SELECT slug, title FROM thread t WHERE ${column} IS NOT NULL AND group_is_readable(t.group_id, NULL) ORDER BY ${column} DESC LIMIT ${most}`,
      [],
    )
  const [pinned, curated] = await Promise.all([
    list('pinned_at', MOST_PINNED),
    list('curated_at', MOST_CURATED),
  ])
  const marked = ([slug, title]: [string, string]) => ({ slug, title })
  return { pinned: pinned.map(marked), curated: curated.map(marked) }
}
