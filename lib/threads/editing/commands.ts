import type { Actor } from '@/lib/access/actor'
import { enforce, mayWrite } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { dropDraft } from '@/lib/drafts/commands'
import { holdPlace } from '@/lib/groups/standing/queries'
import { type Query, transaction, tuples } from '@/lib/server/db'
import { renderPost } from '@/lib/text/bodies'
import { shownOf } from '@/lib/text/postable'
import { findQuotesAgain } from '@/lib/text/quoted/commands'
import { readWatch } from '@/lib/text/watched/queries'
import { mayBring } from '@/lib/text/watched/why'
import { writeTags } from '../commands'
import { mayChangeClaim, mayEditThread } from '../policy'
import type { EditThreadInput } from '../schema'
import { tagsAfter } from '../tags'
import type { ThreadKind } from '../view'
import { isWhole, sourceOf, wordsOf } from '../written'

/**
 * Give one's post another title, text, claim or tags. What stood there is kept, and the change can be read by everybody. What was changed
 * since the writer looked is not replaced; nor is the main claim once people have given numbers for it. Tags are the moderators' too: of
 * those, only what the writer changed is changed.
 */
export async function editThread(
  actor: Actor,
  { thread, revision, tagsSeen, ...input }: EditThreadInput,
  now: Date,
): Promise<{ thread: string; revision: number }> {
  // Rendered before anything is held: whoever comments meanwhile does not wait for it.
  const [known] = await tuples<[ThreadKind]>('thread-kind', 'SELECT kind FROM thread WHERE slug = $1', [
    thread,
  ])
  const writer = enforce(mayWrite(actor, 'edit what you wrote', now))
  const watch = await readWatch(tuples, writer.id)
  const rendered = renderPost(input.body, known?.[0] ?? 'post')
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { thread }, now, 'update')
    if (!place) throw new Refusal('not-found', 'There is no such thread any more.')
    const held = await hold(query, thread)
    const may = mayEditThread(actor, held, place, now)
    const author = enforce(may)
    enforce(isWhole(may, { ...input, kind: held.kind }, shownOf(rendered.bodyHtml)))
    enforce(mayBring(may, { before: wordsOf(held.words), after: wordsOf(input) }, watch, now))
    const isNewText = held.body !== input.body
    const isNew = isNewText || isOtherwise(held, input)
    if (isNew && held.revision !== revision)
      throw new Refusal(
        'conflict',
        'This post was changed elsewhere since you opened it. What you have written here is kept: reload the page, look at what was changed, and save it then.',
      )
    if (input.mainClaim !== held.claim) {
      enforce(mayChangeClaim(may, held.stances))
      await writeClaim(query, held.id, input.mainClaim)
    }
    if (isNew) await keep(query, held)
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
        isNew ? 1 : 0,
        now,
      ],
    )
    await writeTags(query, held.id, tagsAfter(input.tags, tagsSeen ?? held.words.tags, held.words.tags))
    await dropDraft(query, author.id, { kind: 'edit', thread, comment: '' })
    const next = held.revision + (isNew ? 1 : 0)
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
  isRemoved: boolean
  words: Parameters<typeof wordsOf>[0]
}

/** The post, held until we commit, and how many numbers were given for its claim. */
async function hold(query: Query, slug: string): Promise<Held> {
  const [row] = await query<
    [
      number,
      number,
      ThreadKind,
      string,
      string,
      number,
      Date,
      string,
      number,
      boolean,
      string,
      string,
      string[],
    ]
  >(
    'thread-hold',
    `SELECT t.id, t.author_id, t.kind, t.body, t.body_html, t.revision, coalesce(t.edited_at, t.created_at), coalesce(k.text, ''),
       (SELECT count(*) FROM claim_stance_event e WHERE e.claim_id = k.id)::int + (SELECT count(*) FROM crux_stance_event e WHERE e.claim_id = k.id)::int,
       EXISTS (SELECT 1 FROM removed_post r WHERE r.thread_id = t.id), t.title, coalesce(t.source->>'url', ''),
       ARRAY(SELECT g.slug FROM thread_tag x JOIN tag g ON g.id = x.tag_id WHERE x.thread_id = t.id ORDER BY x.position)::text[]
     FROM thread t LEFT JOIN claim k ON k.thread_id = t.id AND k.ref = 'main' WHERE t.slug = $1 FOR NO KEY UPDATE OF t`,
    [slug],
  )
  if (!row) throw new Refusal('not-found', 'There is no such thread any more.')
  const [id, authorId, kind, body, html, revision, writtenAt, claim, stances, isRemoved, title, url, tags] =
    row
  const words = { title, url, body, mainClaim: claim, tags }
  return { id, authorId, kind, body, html, revision, writtenAt, claim, stances, isRemoved, words }
}

type Given = Pick<EditThreadInput, 'title' | 'url' | 'mainClaim'>

/** Is anything else new that readers see and that stands in no log: the title, the claim, the link? */
const isOtherwise = ({ kind, words }: Held, { title, url, mainClaim }: Given): boolean =>
  title !== words.title || mainClaim !== words.mainClaim || (kind === 'linkpost' && url !== words.url)

/** What stood there until now, for everybody to compare. */
const keep = (query: Query, { id, revision, writtenAt, words }: Held): Promise<unknown> =>
  query(
    'thread-keep',
    'INSERT INTO thread_revision (thread_id, revision, body, at, title, url, claim) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, revision, words.body, writtenAt, words.title, words.url, words.mainClaim],
  )

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
