import type { Query } from '@/lib/server/db'
import { renderComment } from '@/lib/text/bodies'
import { namesIn } from '../moving/names'
import { CARRIED } from './places'

// A branch goes from one thread to another with everything that is kept of it. Whoever calls this holds both threads.

/** One comment of a branch; the first is its top, and what answers comes after what it answers. */
export type Carried = { id: number; ref: string; depth: number; body: string; at: Date }
/** Where the branch is to stand: below `parent`, or at the top level. */
export type Spot = { threadId: number; parent: { id: number; topId: number; depth: number } | null }

/** The first so many comments of a branch as it stands, held. */
export async function holdBranch(query: Query, rootId: number, most: number): Promise<Carried[]> {
  const rows = await query<[number, string, number, string, Date]>(
    'move-branch',
    `WITH RECURSIVE below AS (
       SELECT id FROM comment WHERE id = $1 UNION ALL SELECT c.id FROM below b JOIN comment c ON c.parent_id = b.id)
     SELECT id, ref, depth, body, created_at FROM comment WHERE id IN (SELECT id FROM below LIMIT $2) ORDER BY seq FOR NO KEY UPDATE`,
    [rootId, most],
  )
  return rows.map(([id, ref, depth, body, at]) => ({ id, ref, depth, body, at }))
}

/** Carry a branch over. Its names may change there; those that it had lead to it from now on. */
export async function carry(query: Query, branch: readonly Carried[], from: number, to: Spot): Promise<void> {
  const ids = branch.map(({ id }) => id)
  const names = await chooseNames(query, branch, to.threadId)
  await writeBranch(query, branch, to, names)
  for (const [table, sql] of Object.entries(CARRIED)) await query(`move-${table}`, sql, [ids, to.threadId])
  await query(
    'move-names-back',
    'DELETE FROM former_ref f USING comment c WHERE f.thread_id = $1 AND f.comment_id = c.id AND c.id = ANY($2) AND f.ref = c.ref',
    [to.threadId, ids],
  )
  await query(
    'move-names-left',
    `INSERT INTO former_ref (thread_id, ref, comment_id) SELECT $1, m.ref, m.id FROM unnest($2::int[], $3::text[]) AS m (id, ref)
     ON CONFLICT (thread_id, ref) DO NOTHING`,
    [from, ids, branch.map(({ ref }) => ref)],
  )
  await carryDrafts(query, branch, names, from, to.threadId)
}

/** Names of the thread that are others', of now and of the past, are not taken from them. */
async function chooseNames(query: Query, branch: readonly Carried[], threadId: number) {
  const ids = branch.map(({ id }) => id)
  const rows = await query<[string, number | null]>(
    'move-names',
    `SELECT ref, NULL::int FROM comment WHERE thread_id = $1 UNION ALL SELECT ref, comment_id FROM former_ref WHERE thread_id = $1`,
    [threadId],
  )
  const isOwn = (id: number | null) => id !== null && ids.includes(id)
  const before = new Map(rows.flatMap(([ref, id]) => (id !== null && isOwn(id) ? [[id, ref] as const] : [])))
  const taken = new Set(rows.flatMap(([ref, id]) => (isOwn(id) ? [] : [ref])))
  return namesIn(branch, taken, before)
}

/** Write where a branch stands now. Level by level, for a reply and what it answers must stand in one thread at every step. */
export async function writeBranch(
  query: Query,
  branch: readonly Carried[],
  { threadId, parent }: Spot,
  names: ReadonlyMap<number, string>,
): Promise<void> {
  const [root] = branch
  if (!root) throw new Error('a branch without a comment')
  const [numbered] = await query<[number]>(
    'move-numbers',
    'UPDATE thread SET last_seq = last_seq + $2 WHERE id = $1 RETURNING last_seq - $2::int',
    [threadId, branch.length],
  )
  const first = (numbered?.[0] ?? 0) + 1
  const rows = branch.map(({ id, ref, depth, body }, i) => {
    const name = names.get(id) ?? ref
    const words = name === ref ? null : renderComment(body, name)
    return {
      id,
      name,
      seq: first + i,
      depth,
      html: words?.bodyHtml ?? null,
      by: words?.rendererVersion ?? null,
    }
  })
  const down = parent ? parent.depth + 1 - root.depth : -root.depth
  for (const depth of [...new Set(rows.map((row) => row.depth))].sort((a, b) => a - b)) {
    const level = rows.filter((row) => row.depth === depth)
    await query(
      'move-level',
      `UPDATE comment c SET thread_id = $1, ref = m.ref, seq = m.seq, depth = c.depth + $2,
         parent_id = CASE WHEN c.id = $3::int THEN $4::int ELSE c.parent_id END,
         top_id = CASE WHEN c.id = $3::int THEN $5::int ELSE coalesce($5::int, $3::int) END,
         body_html = coalesce(m.html, c.body_html), renderer_version = coalesce(m.by, c.renderer_version)
       FROM unnest($6::int[], $7::text[], $8::int[], $9::text[], $10::int[]) AS m (id, ref, seq, html, by) WHERE c.id = m.id`,
      [
        ...[threadId, down, root.id, parent?.id ?? null, parent?.topId ?? null],
        level.map(({ id }) => id),
        level.map(({ name }) => name),
        level.map(({ seq }) => seq),
        level.map(({ html }) => html),
        level.map(({ by }) => by),
      ],
    )
  }
}

/** What somebody has begun to write below a comment, or in its place, goes with it. */
async function carryDrafts(
  query: Query,
  branch: readonly Carried[],
  names: ReadonlyMap<number, string>,
  from: number,
  to: number,
): Promise<void> {
  const rows = await query<[number, string]>('move-slugs', 'SELECT id, slug FROM thread WHERE id = ANY($1)', [
    [from, to],
  ])
  const slugs = new Map(rows)
  const pairs = branch.flatMap(({ id, ref }) =>
    ['reply', 'edit'].map(
      (kind) =>
        [`${kind}:${slugs.get(from)}:${ref}`, `${kind}:${slugs.get(to)}:${names.get(id) ?? ref}`] as const,
    ),
  )
  await query(
    'move-drafts',
    `UPDATE draft d SET place = m.after FROM unnest($1::text[], $2::text[]) AS m (before, after) WHERE d.place = m.before
       AND NOT EXISTS (SELECT 1 FROM draft o WHERE o.user_id = d.user_id AND o.place = m.after)`,
    [pairs.map(([before]) => before), pairs.map(([, after]) => after)],
  )
}

type Left = { threadId: number; above: number | null; traceId: number | null }
type Came = { threadId: number; above: number | null }

/** Count again what the going of a branch has changed, where it was and where it is. */
export async function recount(
  query: Query,
  branch: readonly { at: Date }[],
  left: Left,
  came: Came,
): Promise<void> {
  const latest = new Date(Math.max(...branch.map(({ at }) => at.getTime())))
  await recountAbove(query, left.above)
  await recountAbove(query, came.above)
  await recountThread(query, left.threadId, { latest, came: false, traceId: left.traceId })
  await recountThread(query, came.threadId, { latest, came: true, traceId: null })
}

/** Count again what stands below a comment and below each one above it, from the bottom up. */
export async function recountAbove(query: Query, from: number | null): Promise<void> {
  for (let id = from; id !== null; ) {
    const [row]: [number | null][] = await query<[number | null]>(
      'move-recount',
      `UPDATE comment c SET descendant_count = k.n, last_activity_at = greatest(c.created_at, k.last)
       FROM (SELECT coalesce(sum(descendant_count + 1), 0)::int AS n, max(last_activity_at) AS last FROM comment WHERE parent_id = $1) k
       WHERE c.id = $1 RETURNING c.parent_id`,
      [id],
    )
    id = row?.[0] ?? null
  }
}

/**
 * Count a thread's comments again. Where the latest that happened in it was `latest`, which is gone, it is as old as what is left;
 * where that came to it, it is as new. `traceId` is no news.
 */
async function recountThread(
  query: Query,
  threadId: number,
  { latest, came, traceId }: { latest: Date; came: boolean; traceId: number | null },
): Promise<void> {
  await query(
    'move-recount-thread',
    `UPDATE thread t SET comment_count = (SELECT count(*)::int FROM comment c WHERE c.thread_id = $1),
       last_activity_at = CASE WHEN $3::boolean THEN greatest(t.last_activity_at, $2::timestamptz) WHEN t.last_activity_at > $2::timestamptz THEN t.last_activity_at
         ELSE greatest(t.created_at, (SELECT max(c.created_at) FROM comment c WHERE c.thread_id = $1 AND c.id IS DISTINCT FROM $4::int)) END
     WHERE t.id = $1`,
    [threadId, latest, came, traceId],
  )
}
