import { readAuthors, readBodies, readReactions } from '@/lib/comments/queries'
import { type CommentState, type CommentView, toCommentView } from '@/lib/comments/view'
import type { CruxState } from '@/lib/cruxes/crux-state'
import { withCruxMarks } from '@/lib/server/crux-marks'
import { tuples } from '@/lib/server/db'
import type { News } from './changes'
import { toMoment } from './moment'

/** Now, as the database sees it: what is read after it holds all that had ended by then. */
export async function readMoment(): Promise<string> {
  const [row] = await tuples<[string]>('live-moment', 'SELECT pg_current_snapshot()::text', [])
  return row?.[0] ?? ''
}

/**
 * What a page that will listen must know of the moment it was made; read it before what the page shows. Comments with a higher
 * `seq` are new to it, the others it may have left to another page.
 */
export async function readAsOf(slug: string): Promise<{ moment: string; seq: number }> {
  const [row] = await tuples<[string, number]>(
    'live-as-of',
    'SELECT pg_current_snapshot()::text, last_seq FROM thread WHERE slug = $1',
    [slug],
  )
  return { moment: row?.[0] ?? '', seq: row?.[1] ?? 0 }
}

/** A thread's number and its group's, for those who listen to it. */
export async function findThread(slug: string): Promise<{ id: number; groupId: number } | null> {
  const [row] = await tuples<[number, number]>(
    'live-thread',
    'SELECT id, group_id FROM thread WHERE slug = $1',
    [slug],
  )
  return row ? { id: row[0], groupId: row[1] } : null
}

/** Which of these readers may read in a group; null is a guest. */
export async function readersIn(
  groupId: number,
  userIds: readonly (number | null)[],
): Promise<Set<number | null>> {
  const rows = await tuples<[number | null]>(
    'live-readers',
    'SELECT v.id FROM unnest($2::int[]) AS v(id) WHERE group_is_readable($1, v.id)',
    [groupId, userIds],
  )
  return new Set(rows.map(([id]) => id))
}

/** Who holds this session token; null for nobody. */
export async function findListener(token: string): Promise<number | null> {
  const [row] = await tuples<[number]>(
    'live-listener',
    `SELECT u.id FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.session_token = $1 AND s.expires > now() AND u.deleted_at IS NULL`,
    [token],
  )
  return row?.[0] ?? null
}

/** More changed comments than this are not told one by one. */
export const MOST_CHANGES = 500

type Changed = [
  string,
  string,
  number,
  string,
  string | null,
  number | null,
  CommentState,
  number,
  number,
  number,
  number,
]
type ChangedCruxes = [number, CruxState, string, boolean][] | null
type Left = [string, string][] | null
type NewsTuple = [string, number, number, number, Left, ChangedCruxes, string | null, ...(Changed | [null])]

/**
 * What transactions from `oldest` on did in a thread, by one read, or four when words changed, however much it is. Null when
 * the thread is gone.
 */
export async function readNews(threadId: number, oldest: bigint): Promise<News | null> {
  const rows = await tuples<NewsTuple>(
    'live-news',
    `SELECT m.now::text, t.comment_count, t.score + coalesce(t.imported_score, 0), t.agreement + coalesce(t.imported_agreement, 0),
       (SELECT jsonb_agg(jsonb_build_array(f.ref, f.changed_in::text)) FROM former_ref f
        WHERE f.thread_id = t.id AND f.changed_in >= $2::xid8 AND f.changed_in < pg_snapshot_xmax(m.now)),
       (SELECT jsonb_agg(jsonb_build_array(x.id, x.state, x.changed_in::text,
           EXISTS (SELECT 1 FROM crux_anchor a WHERE a.crux_id = x.id AND a.comment_id IS NULL AND a.quote IS NOT NULL))) FROM crux x
        WHERE x.thread_id = t.id AND x.changed_in >= $2::xid8 AND x.changed_in < pg_snapshot_xmax(m.now)),
       (SELECT k.changed_in::text FROM claim k
        WHERE k.thread_id = t.id AND k.changed_in >= $2::xid8 AND k.changed_in < pg_snapshot_xmax(m.now) ORDER BY k.changed_in DESC LIMIT 1),
       c.changed_in::text, c.words_changed_in::text, c.id, c.ref, p.ref, c.author_id, c.state, c.seq,
       (extract(epoch FROM c.created_at) * 1000)::float8, c.score + coalesce(c.imported_score, 0), c.agreement + coalesce(c.imported_agreement, 0)
     FROM thread t CROSS JOIN (SELECT pg_current_snapshot() AS now) m
     LEFT JOIN LATERAL (
       -- The upper bound leaves out what a restored backup brought with it from another database's life.
       SELECT * FROM comment c WHERE c.thread_id = t.id AND c.changed_in >= $2::xid8 AND c.changed_in < pg_snapshot_xmax(m.now)
       ORDER BY c.changed_in DESC LIMIT ${MOST_CHANGES + 1}
     ) c ON true
     LEFT JOIN comment p ON p.id = c.parent_id
     WHERE t.id = $1`,
    [threadId, String(oldest)],
  )
  const [first] = rows
  const moment = toMoment(first?.[0])
  if (!first || !moment) return null
  const [, comments, karma, agreement, left, cruxes, claimChangedIn] = first
  const changed = rows.flatMap(([, , , , , , , ...row]) => (row[0] === null ? [] : [row]))
  const told = changed.slice(0, MOST_CHANGES)
  const views = await readViews(
    threadId,
    told.filter((row) => BigInt(row[1]) >= oldest),
  )
  return {
    moment,
    completeFrom: changed.length > MOST_CHANGES ? BigInt(told.at(-1)?.[0] ?? 0) + 1n : 0n,
    thread: { comments, karma, agreement },
    left: (left ?? []).map(([ref, changedIn]) => ({ ref, changedIn: BigInt(changedIn) })),
    cruxes: (cruxes ?? []).map(([id, state, changedIn, inPost]) => ({
      id,
      state,
      ...(inPost ? { inPost } : {}),
      changedIn: BigInt(changedIn),
    })),
    claimChangedIn: claimChangedIn === null ? null : BigInt(claimChangedIn),
    // In the order of writing, so that a reply never comes before what it answers.
    comments: told
      .map(([changedIn, wordsChangedIn, id, ref, , authorId, , seq, , karma, agreement]) => ({
        ref,
        karma,
        agreement,
        authorId,
        seq,
        changedIn: BigInt(changedIn),
        wordsChangedIn: BigInt(wordsChangedIn),
        view: views.get(id) ?? null,
      }))
      .sort((one, other) => one.seq - other.seq),
  }
}

/** The same view of a comment as the page's, for a reader without marks of their own. */
async function readViews(threadId: number, rows: readonly Changed[]): Promise<Map<number, CommentView>> {
  if (rows.length === 0) return new Map()
  const [bodies, reactions] = await Promise.all([
    readBodies(rows.map(([, , id]) => id)),
    readReactions(threadId),
  ])
  const marked = await withCruxMarks(threadId, { bodies })
  const people = [...bodies.values()].map((body) => body.onBehalfOfId).concat(rows.map((row) => row[5]))
  const authors = await readAuthors([...new Set(people.filter((id) => id !== null))])
  const views = rows.map(([, , id, ref, parent, authorId, state, seq, createdAt, karma]) => {
    const comment = { id, ref, parentId: parent === null ? null : 0, authorId, state, seq, createdAt, karma }
    const skeleton = { ...comment, lastActivityAt: createdAt, agreed: 0, disagreed: 0, cruxes: 0 }
    const view = toCommentView(
      { comment: skeleton, depth: 0, replies: [], below: 0, hidden: 0 },
      { ...marked, authors, reactions, refs: new Map([[0, parent ?? '']]), since: 0 },
    )
    return [id, view] as const
  })
  return new Map(views)
}
