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
import { findQuotesAgain } from '@/lib/text/quoted/commands'
import { slugOf, slugsFor } from '@/lib/text/slug'
import { readConduct } from './conduct/queries'
import { mayChangeClaim, mayEditThread, mayStartThread, mayStartThreadNow } from './policy'
import type { EditThreadInput, NewThreadInput } from './schema'
import { smallVote } from './small-vote'
import type { ThreadKind } from './view'
import { isWhole, sourceOf } from './written'

/** Start a thread. The same title and text by the same person within a day is the same thread: a second try gets the first one's answer. */
export async function startThread(
  actor: Actor,
  input: NewThreadInput,
  now: Date,
): Promise<{ thread: string }> {
  const may = mayWrite(actor, 'start a thread', now)
  const author = enforce(may)
  const rendered = renderPost(input.body, input.kind)
  enforce(isWhole(may, input, shownOf(rendered.bodyHtml)))
  const [limits, weights] = await Promise.all([settingOf('commentLimits'), settingOf('voteWeights')])

  return transaction(async (query) => {
    await takeTurn(query, 'writing', author.id)
    const before = await findSame(query, author.id, input, now)
    if (before) return { thread: before }
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
  { title, body }: NewThreadInput,
  now: Date,
): Promise<string | null> {
  const [row] = await query<[string]>(
    'thread-same',
    `SELECT slug FROM thread WHERE author_id = $1 AND created_at > $2::timestamptz - interval '1 day' AND title = $3 AND body = $4 LIMIT 1`,
    [authorId, now, title, body],
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

async function writeTags(query: Query, threadId: number, tags: readonly string[]): Promise<void> {
  await query('thread-untag', 'DELETE FROM thread_tag WHERE thread_id = $1', [threadId])
  await query('tag-make', 'INSERT INTO tag (slug) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [tags])
  await query(
    'thread-tag',
    `INSERT INTO thread_tag (thread_id, tag_id, position)
     SELECT $1, g.id, t.at - 1 FROM unnest($2::text[]) WITH ORDINALITY AS t (slug, at) JOIN tag g ON g.slug = t.slug`,
    [threadId, tags],
  )
}

/**
 * Give one's post another title, text, claim or tags. The old text is kept, and the change can be read by everybody. What was changed
 * since the writer looked is not replaced; nor is the main claim once people have given numbers for it.
 */
export async function editThread(
  actor: Actor,
  { thread, revision, ...input }: EditThreadInput,
  now: Date,
): Promise<{ thread: string; revision: number }> {
  // Rendered before anything is held: whoever comments meanwhile does not wait for it.
  const [known] = await tuples<[ThreadKind]>('thread-kind', 'SELECT kind FROM thread WHERE slug = $1', [
    thread,
  ])
  enforce(mayWrite(actor, 'edit what you wrote', now))
  const rendered = renderPost(input.body, known?.[0] ?? 'post')
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { thread }, now, 'update')
    if (!place) throw new Refusal('not-found', 'There is no such thread any more.')
    const held = await hold(query, thread)
    const may = mayEditThread(actor, held.authorId, place, now)
    const author = enforce(may)
    enforce(isWhole(may, { ...input, kind: held.kind }, shownOf(rendered.bodyHtml)))
    const isNewText = held.body !== input.body
    if (isNewText && held.revision !== revision)
      throw new Refusal(
        'conflict',
        'This post was changed elsewhere since you opened it. What you have written here is kept.',
      )
    if (input.mainClaim !== held.claim) {
      enforce(mayChangeClaim(may, held.stances))
      await writeClaim(query, held.id, input.mainClaim)
    }
    if (isNewText)
      await query(
        'thread-keep',
        'INSERT INTO thread_revision (thread_id, revision, body, at) VALUES ($1, $2, $3, $4)',
        [held.id, held.revision, held.body, held.writtenAt],
      )
    await query(
      'thread-write',
      `UPDATE thread SET title = $2, body = $3, body_html = $4, renderer_version = $5, headings = $6, turns = $7, reading_minutes = $8,
         source = CASE WHEN kind = 'linkpost' THEN $9::jsonb ELSE source END,
         revision = revision + $10::int, edited_at = CASE WHEN $10::int = 1 THEN greatest($11, created_at) ELSE edited_at END WHERE id = $1`,
      [
        held.id,
        input.title,
        input.body,
        rendered.bodyHtml,
        rendered.rendererVersion,
        JSON.stringify(rendered.headings),
        JSON.stringify(rendered.turns),
        rendered.readingMinutes,
        JSON.stringify(sourceOf(input.url)),
        isNewText ? 1 : 0,
        now,
      ],
    )
    await writeTags(query, held.id, input.tags)
    await dropDraft(query, author.id, { kind: 'edit', thread, comment: '' })
    const next = held.revision + (isNewText ? 1 : 0)
    const html = { before: held.html, after: rendered.bodyHtml }
    if (isNewText) await findQuotesAgain(query, { threadId: held.id, commentId: null, revision: next }, html)
    return { thread, revision: next }
  })
}

type Held = {
  id: number
  authorId: number
  kind: ThreadKind
  body: string
  html: string
  revision: number
  writtenAt: Date
  claim: string
  stances: number
}

/** The post, held until we commit, and how many numbers were given for its claim. */
async function hold(query: Query, slug: string): Promise<Held> {
  const [row] = await query<[number, number, ThreadKind, string, string, number, Date, string, number]>(
    'thread-hold',
    `SELECT t.id, t.author_id, t.kind, t.body, t.body_html, t.revision, coalesce(t.edited_at, t.created_at), coalesce(k.text, ''),
       (SELECT count(*) FROM claim_stance_event e WHERE e.claim_id = k.id)::int + (SELECT count(*) FROM crux_stance_event e WHERE e.claim_id = k.id)::int
     FROM thread t LEFT JOIN claim k ON k.thread_id = t.id AND k.ref = 'main' WHERE t.slug = $1 FOR NO KEY UPDATE OF t`,
    [slug],
  )
  if (!row) throw new Refusal('not-found', 'There is no such thread any more.')
  const [id, authorId, kind, body, html, revision, writtenAt, claim, stances] = row
  return { id, authorId, kind, body, html, revision, writtenAt, claim, stances }
}

async function writeClaim(query: Query, threadId: number, text: string): Promise<void> {
  if (text === '')
    await query('claim-drop', `DELETE FROM claim WHERE thread_id = $1 AND ref = 'main'`, [threadId])
  else
    await query(
      'claim-write',
      `INSERT INTO claim (thread_id, ref, text) VALUES ($1, 'main', $2) ON CONFLICT (thread_id, ref) DO UPDATE SET text = excluded.text`,
      [threadId, text],
    )
}
