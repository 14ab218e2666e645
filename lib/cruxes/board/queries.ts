import { readableBy } from '@/lib/groups/readable'
import { tuples } from '@/lib/server/db'
import type { CruxState } from '../crux-state'
import type { CruxKind } from '../kinds'
import { type Board, filterOf, type Wanted } from './view'

type BoardTuple = [
  id: number,
  ref: string,
  number: number,
  statement: string,
  kind: CruxKind,
  state: CruxState,
  slug: string,
  title: string,
  holders: number,
  explained: number | null,
  gap: number | null,
  doublePairs: number,
  resolveBy: string | null,
  ...place: [stage: number, weight: number, at: number],
]

/** Stage, weight in thousandths of a point, milliseconds, number: the place in the order, which the next page goes on from. */
const CURSOR = /^(\d)_(-?\d{1,7})_(\d{1,16})_(\d{1,9})$/
const LEAST = '-1000000'

/**
 * One page of cruxes across threads, by keyset: double cruxes before what is open, that before what waits, and the settled last;
 * in each the one that surely accounts for most comes first (by the lower bound of its score), then the liveliest. Null when
 * `after` is no place in it.
 */
export async function readBoard(
  { filter, kind, tag, after }: Wanted,
  viewerId: number | null,
  now: Date,
  limit = 40,
): Promise<Board | null> {
  const cursor = after === null ? null : after.match(CURSOR)
  if (after !== null && cursor === null) return null
  const { states, within, mineStale } = filterOf(filter)
  const rows = await tuples<BoardTuple>(
    `crux-board-${limit}`,
    `WITH board AS (
       SELECT x.*, t.slug, t.title, s.holders, s.mean_explained, s.mean_gap, s.double_pairs,
         CASE x.state WHEN 'double' THEN 5 WHEN 'open' THEN 4 WHEN 'disputed' THEN 4 WHEN 'proposed' THEN 3 WHEN 'parked' THEN 2 ELSE 1 END AS stage,
         CASE WHEN x.state IN ('resolved', 'dissolved') THEN 0 ELSE coalesce((s.lower * 1000)::int, ${LEAST}) END AS weight,
         (extract(epoch FROM x.last_activity_at) * 1000)::int8 AS active
       FROM crux x JOIN thread t ON t.id = x.thread_id
         LEFT JOIN first_claim f ON f.crux_id = x.id LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = f.claim_id
       WHERE x.merged_into_id IS NULL AND x.state <> 'rejected' AND ${readableBy('t.group_id', '$1::int')}
         AND ($2::crux_state[] IS NULL OR x.state = ANY($2)) AND ($3::crux_kind IS NULL OR x.kind = $3)
         AND ($4::text IS NULL OR EXISTS (SELECT 1 FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id AND g.slug = $4))
         AND ($5::int IS NULL OR x.resolve_by <= ($6::timestamptz)::date + $5)
         AND (NOT $7 OR (SELECT e.crux_revision < x.meaning_revision FROM crux_stance_event e
           WHERE e.crux_id = x.id AND e.user_id = $1 AND e.retracted_at IS NULL ORDER BY e.at DESC, e.id DESC LIMIT 1)))
     SELECT b.id, b.ref, (SELECT count(*)::int FROM crux o WHERE o.thread_id = b.thread_id AND (o.position, o.id) <= (b.position, b.id)),
       b.statement, b.kind, b.state, b.slug, b.title, coalesce(b.holders, 0), b.mean_explained, b.mean_gap, coalesce(b.double_pairs, 0),
       b.resolve_by::text, b.stage, b.weight, b.active::float8
     FROM (SELECT * FROM board WHERE $8::int IS NULL OR (stage, weight, active, id) < ($8, $9::int, $10::int8, $11::int)
       ORDER BY stage DESC, weight DESC, active DESC, id DESC LIMIT ${limit + 1}) b
     ORDER BY b.stage DESC, b.weight DESC, b.active DESC, b.id DESC`,
    [
      viewerId,
      states,
      kind,
      tag,
      within ?? null,
      now,
      mineStale ?? false,
      ...[1, 2, 3, 4].map((part) => (cursor ? Number(cursor[part]) : null)),
    ],
  )
  const [shown, last] = [rows.slice(0, limit), rows[limit - 1]]
  const isMore = rows.length > limit && last !== undefined
  return {
    items: shown.map(
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
        resolveBy,
      ]) => ({
        ...{ id, ref, number, statement, kind, state, thread: { slug, title } },
        ...{ holders, explained, gap, doublePairs, resolveBy },
      }),
    ),
    next: isMore ? `${last[13]}_${last[14]}_${last[15]}_${last[0]}` : null,
  }
}

/** So many tags are offered: those of most cruxes. */
const MOST_TAGS = 40

/** The tags of threads that have cruxes, for this reader, by name. */
export async function readBoardTags(viewerId: number | null): Promise<string[]> {
  const rows = await tuples<[string]>(
    'crux-board-tags',
    `SELECT slug FROM (
       SELECT g.slug, count(*) AS cruxes FROM crux x JOIN thread t ON t.id = x.thread_id JOIN thread_tag tt ON tt.thread_id = t.id JOIN tag g ON g.id = tt.tag_id
       WHERE x.merged_into_id IS NULL AND x.state <> 'rejected' AND ${readableBy('t.group_id', '$1::int')}
       GROUP BY g.slug ORDER BY 2 DESC, 1 LIMIT ${MOST_TAGS}) most ORDER BY slug`,
    [viewerId],
  )
  return rows.map(([slug]) => slug)
}
