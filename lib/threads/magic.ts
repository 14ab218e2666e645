const HOUR = 3_600_000

/** Karma against age, as ForumMagnum computes it: karma / (hours + 2)^1.15. */
export const magic = (karma: number, createdAt: number, now: number): number =>
  karma / (Math.max(0, now - createdAt) / HOUR + 2) ** 1.15

/** What the order looks at. `createdAt` in milliseconds. */
export type Ranked = { id: number; karma: number; createdAt: number }
export type MagicCursor = { at: number; value: number; id: number }

/** Threads in magic order (karma against age), best first; equal ones newest first. */
export function rankByMagic<T extends Ranked>(threads: readonly T[], at: number): (T & { value: number })[] {
  return threads
    .map((thread) => ({ ...thread, value: magic(thread.karma, thread.createdAt, at) }))
    .sort((a, b) => b.value - a.value || b.id - a.id)
}

/** Those that come after a page that ended at the cursor. */
export const afterCursor = <T extends { id: number; value: number }>(
  ranked: readonly T[],
  { value, id }: MagicCursor,
): T[] => ranked.filter((one) => one.value < value || (one.value === value && one.id < id))

/**
 * The most magic that a thread outside both lists can have: it is no newer than the last of the newest, and has no
 * more karma than the last of the most valued. A page whose every thread has more is exact, however many threads
 * were never looked at (Fagin's threshold algorithm). -Infinity when a list reached its end: nothing is outside.
 */
export function magicOutside(
  newest: readonly Ranked[],
  mostValued: readonly Ranked[],
  asked: number,
  at: number,
): number {
  const oldest = newest.at(-1)
  const least = mostValued.at(-1)
  if (!oldest || !least || newest.length < asked || mostValued.length < asked) return Number.NEGATIVE_INFINITY
  return least.karma <= 0 ? 0 : magic(least.karma, oldest.createdAt, at)
}

/** Whether a page of `size` threads is the true one, though others with at most `outside` were not looked at. */
export function isExact(page: readonly { value: number }[], size: number, outside: number): boolean {
  const last = page[size - 1]
  return outside === Number.NEGATIVE_INFINITY || (last !== undefined && last.value > outside)
}
