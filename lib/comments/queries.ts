import type { Actor, Member } from '@/lib/access/actor'
import type { Decision } from '@/lib/access/decision'
import type { Author } from '@/lib/accounts/author'
import { OPEN_PLACE } from '@/lib/groups/place'
import { lookAtPlace, type Where } from '@/lib/groups/standing/queries'
import { type Query, tuples } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { readCruxCounts, readSplits } from './figures/queries'
import { type Conduct, LAST_COMMENTS } from './limits'
import { readHung, readMoves } from './moved/queries'
import { withAncestors } from './only'
import { mayComment, mayCommentNow } from './policy'
import { gatherQuotes, type QuotedRow } from './reaction-words'
import type { CommentSort } from './sort'
import {
  arrange,
  type CommentBody,
  type CommentState,
  isNewTo,
  type ReactionCount,
  type Skeleton,
  type ThreadTree,
} from './view'
import { shownIds } from './window'

type SkeletonColumns = {
  id: number[]
  ref: string[]
  parent: (number | null)[]
  author: (number | null)[]
  state: CommentState[]
  seq: number[]
  created: number[]
  active: number[]
  karma: number[]
}

/**
 * Every comment of a thread without its words, oldest first: one index-only scan, and one row with a list for each
 * column, because taking ten thousand rows apart costs more than reading them (docs/decisions/0003).
 */
export async function readSkeletons(
  threadId: number,
  sort: CommentSort,
  bridging: ReadonlyMap<number, number> | null = null,
): Promise<Skeleton[]> {
  const [row] = await tuples<[SkeletonColumns]>(
    'comment-skeletons',
    `SELECT json_build_object(
       'id', json_agg(id), 'ref', json_agg(ref), 'parent', json_agg(parent_id), 'author', json_agg(author_id),
       'state', json_agg(state), 'seq', json_agg(seq), 'karma', json_agg(score + coalesce(imported_score, 0)),
       'created', json_agg((date_part('epoch', created_at) * 1000)::int8),
       'active', json_agg((date_part('epoch', last_activity_at) * 1000)::int8))
     FROM (SELECT id, ref, parent_id, author_id, state, seq, score, imported_score, created_at, last_activity_at
           FROM comment WHERE thread_id = $1 AND seq > 0 ORDER BY seq) AS oldest_first HAVING count(*) > 0`,
    [threadId],
  )
  if (!row) return []
  const split = sort === 'disputed' ? await readSplits(threadId) : null
  const cruxes = sort === 'cruxes' ? await readCruxCounts(threadId) : null
  const [columns] = row
  const at = <T>(column: readonly T[], i: number) => column[i] as T // the lists are equally long
  return columns.id.map((id, i) => {
    const [agreed, disagreed] = split?.get(id) ?? [0, 0]
    return {
      id,
      ref: at(columns.ref, i),
      parentId: at(columns.parent, i),
      authorId: at(columns.author, i),
      state: at(columns.state, i),
      seq: at(columns.seq, i),
      createdAt: at(columns.created, i),
      lastActivityAt: at(columns.active, i),
      karma: at(columns.karma, i),
      agreed,
      disagreed,
      cruxes: cruxes?.get(id) ?? 0,
      bridging: bridging?.get(id) ?? 0,
    }
  })
}

type BodyTuple = [
  number,
  string,
  number,
  number | null,
  number | null,
  string | null,
  number | null,
  number | null,
  number | null,
]

/** The words and figures of the comments that are shown. */
export async function readBodies(ids: readonly number[]): Promise<Map<number, CommentBody>> {
  const [rows, moves, hung] = await Promise.all([readRows(ids), readMoves(ids), readHung(ids)])
  return new Map(
    rows.map(([id, html, agreement, afKarma, editedAt, stateReason, stateAt, onBehalfOfId, logId]) => {
      const { moved = null, cameFrom = null } = moves.get(id) ?? {}
      const rest = {
        editedAt,
        stateReason,
        stateAt,
        onBehalfOfId,
        logId,
        moved,
        cameFrom,
        hungBy: hung.get(id) ?? null,
      }
      return [id, { id, html, agreement, afKarma, ...rest }]
    }),
  )
}

const readRows = (ids: readonly number[]): Promise<BodyTuple[]> =>
  tuples<BodyTuple>(
    'comment-bodies',
    `SELECT id, CASE WHEN state IN ('deleted', 'removed') THEN '' ELSE body_html END, agreement + coalesce(imported_agreement, 0), imported_af_karma,
       round(date_part('epoch', edited_at) * 1000), state_reason, round(date_part('epoch', state_at) * 1000), on_behalf_of_id,
       CASE WHEN state = 'removed' THEN (SELECT max(l.id) FROM log_entry l WHERE l.comment_id = comment.id AND l.action = 'remove') END
     FROM comment WHERE id = ANY($1)`,
    [ids],
  )

/** Who wrote them, by id. */
export async function readAuthors(ids: readonly number[]): Promise<Map<number, Author>> {
  const rows = await tuples<[number, string, string | null, boolean]>(
    'comment-authors',
    'SELECT id, handle, name, automatic FROM app_user WHERE id = ANY($1)',
    [ids],
  )
  return new Map(
    rows.map(([id, handle, name, automatic]) => [id, { handle, name: name ?? handle, automatic }]),
  )
}

/** The reactions in a thread, gathered by comment and kind; the post's stand under 0. */
export async function readReactions(threadId: number): Promise<Map<number, ReactionCount[]>> {
  const rows = await tuples<[number | null, string, number, string[], QuotedRow[] | null]>(
    'comment-reactions',
    `SELECT r.comment_id, r.kind, count(DISTINCT u.id)::int, array_agg(DISTINCT u.handle ORDER BY u.handle),
       json_agg(json_build_array(r.quote, u.handle, r.start_offset IS NULL) ORDER BY u.handle, r.id) FILTER (WHERE r.quote IS NOT NULL AND (c.id IS NULL OR c.state IN ('live', 'retracted')))
     FROM reaction r JOIN app_user u ON u.id = r.user_id LEFT JOIN comment c ON c.id = r.comment_id WHERE r.thread_id = $1
     GROUP BY r.comment_id, r.kind ORDER BY count(DISTINCT u.id) DESC, r.kind`,
    [threadId],
  )
  const counts = new Map<number, ReactionCount[]>()
  for (const [commentId, kind, count, who, quoted] of rows) {
    const key = commentId ?? 0
    counts.set(key, [...(counts.get(key) ?? []), { kind, count, who, on: gatherQuotes(quoted) }])
  }
  return counts
}

export type Discussion = ThreadTree & {
  bodies: ReadonlyMap<number, CommentBody>
  authors: ReadonlyMap<number, Author>
  reactions: ReadonlyMap<number, ReactionCount[]>
  refs: ReadonlyMap<number, string>
  /** How many comments of the whole thread are newer than `since`; null without it. */
  fresh: number | null
}

/**
 * One page of a thread's comments: the skeleton of all, the words of those that are shown; as many queries however many
 * comments. Null when `from` or `of` names no comment of this thread. Times are milliseconds.
 */
export async function readDiscussion(
  threadId: number,
  {
    sort,
    now,
    from = null,
    of = null,
    since = null,
    viewerId,
    only = null,
    bridging = null,
  }: {
    sort: CommentSort
    now: number
    from?: string | null
    of?: string | null
    since?: number | null
    /** Whose own comments are not counted as new; absent for a guest. */
    viewerId?: number | undefined
    /** These alone, each with what it answers. */
    only?: ReadonlySet<number> | null
    /** What the order "bridging" goes by; later nouns know it. */
    bridging?: ReadonlyMap<number, number> | null
  },
): Promise<Discussion | null> {
  const [all, reactions] = await Promise.all([
    readSkeletons(threadId, sort, bridging),
    readReactions(threadId),
  ])
  const skeletons = only ? withAncestors(all, only) : all
  const tree = arrange(skeletons, { sort, now, from, of })
  if (!tree) return null
  const written = new Set(skeletons.map(({ authorId }) => authorId))
  const [bodies, authors] = await Promise.all([
    readBodies(shownIds(tree.window.roots)),
    readAuthors([...written].filter((id) => id !== null)),
  ])
  const spokenFor = [...bodies.values()].map(({ onBehalfOfId }) => onBehalfOfId).filter((id) => id !== null)
  const silent = spokenFor.filter((id) => !authors.has(id)) // they wrote nothing here themselves
  if (silent.length > 0) for (const [id, author] of await readAuthors(silent)) authors.set(id, author)
  const refs = new Map(skeletons.map(({ id, ref }) => [id, ref]))
  const fresh = since === null ? null : skeletons.filter((one) => isNewTo(viewerId, one, since)).length
  return { ...tree, bodies, authors, reactions, refs, fresh }
}

/** What the limits look at; what waits for a moderator, or was not let through, was written too. Only karma votes of others count: a disagreement is nobody's fault. */
export async function readConduct({ id, karma, joinedAt }: Member, query: Query = tuples): Promise<Conduct> {
  const [row] = await query<[Date[] | null, number, number]>(
    'comment-conduct',
    `WITH latest AS (SELECT id, created_at FROM comment WHERE author_id = $1 ORDER BY created_at DESC, id DESC LIMIT ${LAST_COMMENTS}),
       held AS (SELECT created_at FROM held_comment WHERE author_id = $1 AND comment_id IS NULL ORDER BY created_at DESC LIMIT ${LAST_COMMENTS}),
       written AS (SELECT created_at FROM latest UNION ALL SELECT created_at FROM held),
       votes AS (SELECT v.user_id, v.weight FROM latest l JOIN comment_vote v ON v.comment_id = l.id WHERE v.axis = 'karma' AND v.user_id <> $1)
     SELECT (SELECT array_agg(created_at ORDER BY created_at DESC) FROM written),
       (SELECT coalesce(sum(weight), 0)::int FROM votes), (SELECT count(DISTINCT user_id) FILTER (WHERE weight < 0)::int FROM votes)`,
    [id],
  )
  const [written, karmaOfLast = 0, downvoters = 0] = row ?? []
  return { karma, joinedAt, written: written ?? [], karmaOfLast, downvoters }
}

/** May this person comment there just now? What the button says before it is pressed. */
export async function readMayComment(actor: Actor, where: Where, now: Date): Promise<Decision> {
  const place = await lookAtPlace(actor, where, now)
  const decision = mayComment(actor, null, place ?? OPEN_PLACE, now)
  if (actor.kind === 'guest' || !decision.allowed) return decision
  return mayCommentNow(decision, await readConduct(actor), await settingOf('commentLimits'), now)
}
