import { readAuthors, readBodies, readReactions } from '@/lib/comments/queries'
import type { CommentState, Skeleton } from '@/lib/comments/view'
import type { Shown } from '@/lib/comments/window'
import type { NewThreadDraft } from '@/lib/drafts/view'
import { readableBy } from '@/lib/groups/readable'
import { db, tuples } from '@/lib/server/db'

type SomeTuple = [
  threadId: number,
  id: number,
  ref: string,
  parentId: number | null,
  authorId: number | null,
  state: CommentState,
  seq: number,
  createdAt: number,
  karma: number,
  below: number,
  parentRef: string | null,
]

/** Some comments of a thread by name as they are now, with all that `toCommentView` asks for. What is not there is left out; null when nothing is. */
export async function readSome(slug: string, refs: readonly string[], viewerId: number | null) {
  const rows = await tuples<SomeTuple>(
    'comment-some',
    `SELECT c.thread_id, c.id, c.ref, c.parent_id, c.author_id, c.state, c.seq, (extract(epoch FROM c.created_at) * 1000)::float8,
       c.score + coalesce(c.imported_score, 0), c.descendant_count, p.ref
     FROM comment c LEFT JOIN comment p ON p.id = c.parent_id
     WHERE c.thread_id = (SELECT t.id FROM thread t WHERE t.slug = $1 AND ${readableBy('t.group_id', '$3::int')}) AND c.ref = ANY($2)`,
    [slug, refs, viewerId],
  )
  const [threadId] = rows[0] ?? []
  if (threadId === undefined) return null
  const [bodies, reactions] = await Promise.all([
    readBodies(rows.map(([, id]) => id)),
    readReactions(threadId),
  ])
  const people = [...rows.map((row) => row[4]), ...[...bodies.values()].map((one) => one.onBehalfOfId)]
  const authors = await readAuthors([...new Set(people.filter((id) => id !== null))])
  const parents = new Map(rows.map((row) => [row[3] ?? 0, row[10] ?? '']))
  return { threadId, shown: rows.map(toShown), bodies, authors, reactions, refs: parents, since: null }
}

function toShown(row: SomeTuple): Shown<Skeleton> {
  const [, id, ref, parentId, authorId, state, seq, createdAt, karma, below] = row
  const order = { lastActivityAt: createdAt, agreed: 0, disagreed: 0, cruxes: 0 } // one alone is not put in order
  const comment = { id, ref, parentId, authorId, state, seq, createdAt, karma, ...order }
  return { comment, depth: 0, replies: [], below, hidden: 0 }
}

export type Edits = { title: string; texts: { body: string; at: number }[] }

/** The texts a comment has had, oldest first, the present one last; null when there is no such comment or its text is gone. */
export async function readEdits(slug: string, ref: string): Promise<Edits | null> {
  const comment = await db.comment.findFirst({
    where: { ref, thread: { slug }, state: { in: ['live', 'retracted'] } },
    select: {
      body: true,
      createdAt: true,
      editedAt: true,
      revisions: { orderBy: { revision: 'asc' } },
      author: { select: { handle: true, name: true } },
    },
  })
  if (!comment) return null
  const texts = [...comment.revisions, { body: comment.body, at: comment.editedAt ?? comment.createdAt }]
  return {
    title: `A comment by ${comment.author?.name ?? comment.author?.handle ?? 'a former member'}`,
    texts: texts.map(({ body, at }) => ({ body, at: at.getTime() })),
  }
}

/** One's own comment as it was written, to edit it; null when it is somebody else's or gone. */
export async function readOwn(
  authorId: number,
  slug: string,
  ref: string,
): Promise<{ body: string; revision: number; state: CommentState; reason: string | null } | null> {
  const [row] = await tuples<[string, number, CommentState, string | null]>(
    'comment-own',
    `SELECT body, revision, state, state_reason FROM comment
     WHERE thread_id = (SELECT id FROM thread WHERE slug = $2 AND group_is_readable(group_id, $1)) AND ref = $3 AND author_id = $1 AND state IN ('live', 'retracted')`,
    [authorId, slug, ref],
  )
  return row ? { body: row[0], revision: row[1], state: row[2], reason: row[3] } : null
}

export type OwnPost = Omit<NewThreadDraft, 'group'> & { revision: number; editedAt: number | null }

/** One's own post as it was written, to edit it; null when it is somebody else's. */
export async function readOwnPost(authorId: number, slug: string): Promise<OwnPost | null> {
  const [row] = await tuples<[string, string, string, string, number, string, string, Date | null]>(
    'post-own',
    `SELECT t.kind, t.title, coalesce(t.source->>'url', ''), t.body, t.revision, coalesce(k.text, ''),
       coalesce((SELECT string_agg(g.slug, ', ' ORDER BY tt.position) FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id), ''),
       t.edited_at
     FROM thread t LEFT JOIN claim k ON k.thread_id = t.id AND k.ref = 'main' WHERE t.author_id = $1 AND t.slug = $2 AND group_is_readable(t.group_id, $1)`,
    [authorId, slug],
  )
  if (!row) return null
  const [kind, title, url, body, revision, mainClaim, tags, editedAt] = row
  return { kind, title, url, body, revision, mainClaim, tags, editedAt: editedAt?.getTime() ?? null }
}
