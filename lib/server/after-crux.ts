import { notePeople } from '@/lib/notifications/commands'
import type { Query } from './db'

/** A crux that has just changed its state. */
export type MovedCrux = {
  cruxId: number
  to: string
  /** Null: the numbers or the calendar did it. */
  actorId: number | null
  now: Date
}

/** Which changes of state concern everybody with a stance on it. */
const TOLD = new Set(['resolved', 'dissolved', 'merged', 'rejected', 'disputed'])
/** One stance makes few pairs double; a crowd is not told by name. */
const MOST_PAIRS = 12

/**
 * Runs at the end of whatever moves a crux, in its transaction. Notifications come after cruxes, so they join in here. The two
 * people of a double crux are told of each other.
 */
export async function afterCruxMoved(query: Query, { cruxId, to, actorId, now }: MovedCrux): Promise<void> {
  if (to !== 'double' && !TOLD.has(to)) return
  const [crux] = await query<[number, string, string]>(
    'crux-moved',
    `SELECT x.thread_id, x.statement, (SELECT max(e.id) FROM crux_event e WHERE e.crux_id = x.id) FROM crux x WHERE x.id = $1`,
    [cruxId],
  )
  if (!crux) return
  const [threadId, text, event] = crux
  const happening = { threadId, commentId: null, path: `/cruxes/${cruxId}`, text, at: now }
  if (to === 'double') {
    for (const [one, other] of await doublePairs(query, cruxId))
      for (const [userId, withId] of [
        [one, other],
        [other, one],
      ] as const)
        await notePeople(
          query,
          {
            ...happening,
            event: `double:${cruxId}:${Math.min(one, other)}-${Math.max(one, other)}`,
            actorId: withId,
          },
          [{ userId, kind: 'double_crux' }],
        )
    return
  }
  const holders = await query<[number]>(
    'crux-moved-holders',
    'SELECT DISTINCT user_id FROM current_stance WHERE crux_id = $1',
    [cruxId],
  )
  if (holders.length > 0)
    await notePeople(
      query,
      { ...happening, event: `crux:${cruxId}:${event}`, actorId },
      holders.map(([userId]) => ({ userId, kind: 'crux' as const })),
    )
}

/** The pairs whose disagreement on any of its claims it carries (lib/cruxes/pair.ts), in whole percents as the scores count them. */
const doublePairs = (query: Query, cruxId: number) =>
  query<[number, number]>(
    'crux-double-pairs',
    `WITH st AS (
       SELECT user_id, claim_id, crux_swing((SELECT t.settings FROM crux c JOIN thread t ON t.id = c.thread_id WHERE c.id = $1)) AS least, credence AS c, if_true - if_false AS s, credence * if_true + (100 - credence) * if_false AS m
       FROM current_stance WHERE crux_id = $1 AND num_nulls(credence, if_true, if_false) = 0)
     SELECT DISTINCT x.user_id, y.user_id FROM st x JOIN st y ON y.claim_id = x.claim_id AND y.user_id > x.user_id
     WHERE abs(x.m - y.m) >= 2000 AND abs(x.c - y.c) >= 20 AND x.s * y.s > 0 AND least(abs(x.s), abs(y.s)) >= x.least
       AND sign(x.c - y.c) * sign(x.s) = sign(x.m - y.m)
     ORDER BY 1, 2 LIMIT ${MOST_PAIRS}`,
    [cruxId],
  )
