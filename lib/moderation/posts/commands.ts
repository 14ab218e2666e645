import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import { renderPost } from '@/lib/text/bodies'

const gone = (words: string) => new Refusal('conflict', words)

/**
 * Take a post's words out of the thread and keep them apart: every page, feed and export that shows a post then shows what stands
 * in its place, without having to know. `logId` is the decision that its place leads to.
 */
export async function removePost(query: Query, threadId: number, logId: number): Promise<void> {
  const kept = await query<[number]>(
    'effect-keep-post',
    `INSERT INTO removed_post (thread_id, words)
     SELECT t.id, jsonb_build_object('title', t.title, 'body', t.body, 'source', t.source, 'crossposted_from', t.crossposted_from, 'media', t.media,
       'claims', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'text', k.text)), '[]') FROM claim k WHERE k.thread_id = t.id),
       'claim_revisions', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM claim_revision r JOIN claim k ON k.id = r.claim_id WHERE k.thread_id = t.id),
       'revisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('revision', r.revision, 'body', r.body, 'at', r.at, 'title', r.title, 'url', r.url, 'claim', r.claim)), '[]') FROM thread_revision r WHERE r.thread_id = t.id),
       'reactions', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM reaction r WHERE r.thread_id = t.id AND r.comment_id IS NULL AND r.quote IS NOT NULL),
       'anchors', (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM crux_anchor a WHERE a.thread_id = t.id AND a.comment_id IS NULL AND a.quote IS NOT NULL))
     FROM thread t WHERE t.id = $1 ON CONFLICT DO NOTHING RETURNING thread_id`,
    [threadId],
  )
  if (kept.length === 0) throw gone('This post was removed already.')
  await query('effect-drop-revisions', 'DELETE FROM thread_revision WHERE thread_id = $1', [threadId])
  await query('effect-drop-claim', `UPDATE claim SET text = 'Removed by a moderator.' WHERE thread_id = $1`, [
    threadId,
  ])
  await query(
    'effect-drop-claim-revisions',
    'DELETE FROM claim_revision WHERE claim_id IN (SELECT id FROM claim WHERE thread_id = $1)',
    [threadId],
  )
  // Words that others had marked in it are its words too.
  await query(
    'effect-drop-reactions',
    'DELETE FROM reaction WHERE thread_id = $1 AND comment_id IS NULL AND quote IS NOT NULL',
    [threadId],
  )
  await query(
    'effect-drop-quotes',
    'UPDATE crux_anchor SET quote = NULL, prefix = NULL, suffix = NULL, start_offset = NULL, end_offset = NULL WHERE thread_id = $1 AND comment_id IS NULL',
    [threadId],
  )
  const body = `This post was removed by a moderator. [The decision](/log/${logId}) says why.`
  await writePost(query, threadId, {
    title: 'A removed post',
    body,
    source: null,
    crossposted_from: null,
    media: null,
  })
}

/** Rows of tables, kept as they were. */
type Rows = readonly object[]
type Words = {
  title: string
  body: string
  source: unknown
  crossposted_from: string | null
  media: unknown
}

export async function restorePost(query: Query, threadId: number): Promise<void> {
  const [row] = await query<
    [
      Words & {
        /** Of a post that was removed while threads had one claim each. */
        claim?: string | null
        claims?: Rows
        claim_revisions?: Rows
        revisions: Rows
        reactions: Rows
        anchors: Rows
      },
    ]
  >('effect-post-back', 'DELETE FROM removed_post WHERE thread_id = $1 RETURNING words', [threadId])
  if (!row) throw gone('This post is not removed any more.')
  const [words] = row
  await writePost(query, threadId, words)
  await query(
    'effect-revisions-back',
    `INSERT INTO thread_revision (thread_id, revision, body, at, title, url, claim)
     SELECT $1, r.revision, r.body, r.at, r.title, r.url, r.claim
     FROM jsonb_to_recordset($2::jsonb) AS r (revision int, body text, at timestamptz, title text, url text, claim text)
     ON CONFLICT DO NOTHING`,
    [threadId, JSON.stringify(words.revisions)],
  )
  await query(
    'effect-reactions-back',
    'INSERT INTO reaction SELECT * FROM jsonb_populate_recordset(NULL::reaction, $1::jsonb) ON CONFLICT DO NOTHING',
    [JSON.stringify(words.reactions)],
  )
  await query(
    'effect-quotes-back',
    `UPDATE crux_anchor a SET quote = w.quote, prefix = w.prefix, suffix = w.suffix, start_offset = w.start_offset, end_offset = w.end_offset
     FROM jsonb_populate_recordset(NULL::crux_anchor, $1::jsonb) AS w WHERE a.id = w.id`,
    [JSON.stringify(words.anchors)],
  )
  await query(
    'effect-claims-back',
    `UPDATE claim k SET text = w.text FROM jsonb_to_recordset($2::jsonb) AS w (id int, text text) WHERE k.thread_id = $1 AND k.id = w.id`,
    [threadId, JSON.stringify(words.claims ?? [])],
  )
  await query(
    'effect-claim-revisions-back',
    'INSERT INTO claim_revision SELECT * FROM jsonb_populate_recordset(NULL::claim_revision, $1::jsonb) ON CONFLICT DO NOTHING',
    [JSON.stringify(words.claim_revisions ?? [])],
  )
  if (words.claim)
    await query('effect-claim-back', `UPDATE claim SET text = $2 WHERE thread_id = $1 AND ref = 'main'`, [
      threadId,
      words.claim,
    ])
}

async function writePost(query: Query, threadId: number, words: Words): Promise<void> {
  const [row] = await query<[string]>('effect-kind', 'SELECT kind FROM thread WHERE id = $1', [threadId])
  const post = renderPost(words.body, row?.[0] ?? 'post')
  await query(
    'effect-write-post',
    `UPDATE thread SET title = $2, body = $3, body_html = $4, renderer_version = $5, headings = $6, turns = $7, reading_minutes = $8,
       source = $9::jsonb, crossposted_from = $10, media = $11::jsonb WHERE id = $1`,
    [
      threadId,
      words.title,
      words.body,
      post.bodyHtml,
      post.rendererVersion,
      JSON.stringify(post.headings),
      JSON.stringify(post.turns),
      post.readingMinutes,
      words.source === null ? null : JSON.stringify(words.source),
      words.crossposted_from,
      words.media === null ? null : JSON.stringify(words.media),
    ],
  )
}
