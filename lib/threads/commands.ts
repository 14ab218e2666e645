import type { Actor } from '@/lib/access/actor'
import { enforce, mayWrite } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { dropDraft } from '@/lib/drafts/commands'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterThread } from '@/lib/server/after-thread'
import { type Query, transaction, tuples } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { takeTurn } from '@/lib/server/turn'
import { renderPost } from '@/lib/text/bodies'
import { mentionsOf } from '@/lib/text/mentioned'
import { shownOf } from '@/lib/text/postable'
import { slugOf, slugsFor } from '@/lib/text/slug'
import { readWatch } from '@/lib/text/watched/queries'
import { mayBring } from '@/lib/text/watched/why'
import { readConduct } from './conduct/queries'
import { mayStartThread, mayStartThreadNow } from './policy'
import type { NewThreadInput } from './schema'
import { smallVote } from './small-vote'
import { isWhole, sourceOf, wordsOf } from './written'

/** Start a thread. The same of everything readers see, in the same group, by the same person within a day is the same thread: a second try gets the first one's answer. */
export async function startThread(
  actor: Actor,
  input: NewThreadInput,
  now: Date,
): Promise<{ thread: string }> {
  const may = mayWrite(actor, 'start a thread', now)
  const author = enforce(may)
  const rendered = renderPost(input.body, input.kind)
  enforce(isWhole(may, input, shownOf(rendered.bodyHtml)))
  const [limits, weights, watch] = await Promise.all([
    settingOf('commentLimits'),
    settingOf('voteWeights'),
    readWatch(tuples, author.id),
  ])
  enforce(mayBring(may, { before: '', after: wordsOf(input) }, watch, now))

  return transaction(async (query) => {
    await takeTurn(query, 'writing', author.id)
    const before = await findSame(query, author.id, input, now)
    if (before) {
      await dropDraft(query, author.id, { kind: 'new' })
      return { thread: before }
    }
    const group = await holdPlace(query, actor, { group: input.group }, now)
    if (!group) throw new Refusal('not-found', 'There is no such group any more. Choose another one.')
    enforce(
      mayStartThreadNow(mayStartThread(actor, group, now), await readConduct(query, author), limits, now),
    )
    const { id, slug } = await insert(
      query,
      { ...input, ...rendered, groupId: group.groupId },
      author.id,
      smallVote(author.karma, weights),
      now,
    )
    await writeTags(query, id, input.tags)
    if (input.mainClaim !== '')
      await query('thread-claim', `INSERT INTO claim (thread_id, ref, text) VALUES ($1, 'main', $2)`, [
        id,
        input.mainClaim,
      ])
    await dropDraft(query, author.id, { kind: 'new' })
    await afterThread(query, {
      threadId: id,
      thread: slug,
      authorId: author.id,
      tags: input.tags,
      mentions: mentionsOf(input.body),
      at: now,
    })
    return { thread: slug }
  })
}

async function findSame(
  query: Query,
  authorId: number,
  { group, kind, title, url, body, mainClaim }: NewThreadInput,
  now: Date,
): Promise<string | null> {
  const [row] = await query<[string]>(
    'thread-same',
    `SELECT t.slug FROM thread t JOIN forum_group g ON g.id = t.group_id LEFT JOIN claim k ON k.thread_id = t.id AND k.ref = 'main'
     WHERE t.author_id = $1 AND t.created_at > $2::timestamptz - interval '1 day' AND t.title = $3 AND t.body = $4 AND t.kind = $5::thread_kind
       AND g.slug = $6 AND coalesce(t.source->>'url', '') = $7 AND coalesce(k.text, '') = $8 LIMIT 1`,
    [authorId, now, title, body, kind, group, kind === 'linkpost' ? url : '', mainClaim],
  )
  return row?.[0] ?? null
}

type NewRow = NewThreadInput & ReturnType<typeof renderPost> & { groupId: number }

/** The thread, under the first free address that its title gives, and its author's own vote for it. */
async function insert(
  query: Query,
  row: NewRow,
  authorId: number,
  weight: number,
  now: Date,
): Promise<{ id: number; slug: string }> {
  const wish = slugOf(row.title)
  // Two who wish for the same address go one after the other.
  await query('thread-name', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`thread:${wish}`])
  const taken = await query<[string]>('thread-taken', 'SELECT slug FROM thread WHERE slug = ANY($1)', [
    slugsFor(wish),
  ])
  const slug = slugsFor(wish).find((one) => !taken.flat().includes(one))
  if (!slug) throw new Refusal('conflict', 'A hundred threads have this title. Choose another one.')
  const source = row.kind === 'linkpost' ? sourceOf(row.url) : null
  const [inserted] = await query<[number]>(
    'thread-insert',
    `WITH written AS (
       INSERT INTO thread (slug, group_id, author_id, kind, title, body, body_html, renderer_version, headings, turns, reading_minutes, source, score, vote_count, created_at, last_activity_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $14) RETURNING id)
     INSERT INTO thread_vote (user_id, thread_id, axis, weight, at) SELECT $3, id, 'karma', $13, $14 FROM written RETURNING thread_id`,
    [
      slug,
      row.groupId,
      authorId,
      row.kind,
      row.title,
      row.body,
      row.bodyHtml,
      row.rendererVersion,
      JSON.stringify(row.headings),
      JSON.stringify(row.turns),
      row.readingMinutes,
      source && JSON.stringify(source),
      weight,
      now,
    ],
  )
  if (!inserted) throw new Error('a thread was written and is not there')
  return { id: inserted[0], slug }
}

/** The tags of a thread, in this order and no others. */
export async function writeTags(query: Query, threadId: number, tags: readonly string[]): Promise<void> {
  await query('thread-untag', 'DELETE FROM thread_tag WHERE thread_id = $1', [threadId])
  await query('tag-make', 'INSERT INTO tag (slug) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [tags])
  await query(
    'thread-tag',
    `INSERT INTO thread_tag (thread_id, tag_id, position)
     SELECT $1, g.id, t.at - 1 FROM unnest($2::text[]) WITH ORDINALITY AS t (slug, at) JOIN tag g ON g.slug = t.slug`,
    [threadId, tags],
  )
}
