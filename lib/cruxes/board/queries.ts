import { readableBy } from '@/lib/groups/readable'
import { tuples } from '@/lib/server/db'
import type { CruxState } from '../crux-state'
import type { CruxKind } from '../kinds'
import { BOARD_FILTERS, type Board, type BoardFilter } from './view'

type BoardTuple = [
  number,
  string,
  number,
  string,
  CruxKind,
  CruxState,
  string,
  string,
  number,
  number | null,
  number | null,
  number,
  number,
]

/** One page of cruxes across threads, liveliest first, by keyset. `after` is "MILLISECONDS-ID", as the page before named it; null when it is not. */
export async function readBoard(
  filter: BoardFilter,
  after: string | null,
  viewerId: number | null,
  limit = 40,
): Promise<Board | null> {
  const cursor = after === null ? null : after.match(/^(\d{1,16})-(\d{1,9})$/)
  if (after !== null && cursor === null) return null
  const { states } = BOARD_FILTERS[filter]
  const rows = await tuples<BoardTuple>(
    `crux-board-${limit}-${states ? 'some' : 'all'}-${cursor ? 'on' : 'first'}`,
    `SELECT x.id, x.ref, (SELECT count(*)::int FROM crux o WHERE o.thread_id = x.thread_id AND (o.position, o.id) <= (x.position, x.id)),
       x.statement, x.kind, x.state, t.slug, t.title, coalesce(s.holders, 0), s.mean_explained, s.mean_gap, coalesce(s.double_pairs, 0),
       (extract(epoch FROM x.last_activity_at) * 1000)::float8
     FROM crux x JOIN thread t ON t.id = x.thread_id
       LEFT JOIN claim k ON k.thread_id = x.thread_id AND k.ref = 'main' LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = k.id
     WHERE x.merged_into_id IS NULL AND x.state <> 'rejected' AND ${readableBy('t.group_id', '$4::int')}
       AND ${states ? 'x.state = ANY($1::crux_state[])' : '($1::crux_state[] IS NULL OR true)'}
       AND ${cursor ? '(x.last_activity_at, x.id) < (to_timestamp($2::float8 / 1000), $3::int)' : '($2::float8 IS NULL OR $3::int IS NULL OR true)'}
     ORDER BY x.last_activity_at DESC, x.id DESC LIMIT ${limit + 1}`,
    [states, cursor ? Number(cursor[1]) : null, cursor ? Number(cursor[2]) : null, viewerId],
  )
  const items = rows
    .slice(0, limit)
    .map(
      ([
        id,
        ref,
        number,
        statement,
        kind,
        state,
        slug,
        title,
        holders,
        explained,
        gap,
        doublePairs,
        lastActivityAt,
      ]) => ({
        id,
        ref,
        number,
        statement,
        kind,
        state,
        thread: { slug, title },
        holders,
        explained,
        gap,
        doublePairs,
        lastActivityAt,
      }),
    )
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.lastActivityAt}-${last.id}` : null }
}
