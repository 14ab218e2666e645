import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { type Query, transaction, tuples } from '@/lib/server/db'
import { kindOf, type NoticeKind, noticeKinds } from './kinds'
import { mayBeTold } from './policy'
import type { ChooseInput, ReadInput } from './schema'
import { nextDigests } from './when'

// Whoever writes something calls one of these inside their own transaction: what is rolled back is never told. One notice for
// one event and person, for the most specific reason; none to whoever did it.

type Happening = {
  /** Its name: nobody is told twice of what has the same one. */
  event: string
  actorId: number | null
  threadId: number | null
  commentId: number | null
  path?: string
  text?: string
  at: Date
}

/** `reasons` is SQL that yields (user_id, kind); its own values begin with $13, the thread is $4, the comment $5, the actor $3. */
async function tell(
  query: Query,
  name: string,
  { event, actorId, threadId, commentId, path = '', text = '', at }: Happening,
  reasons: string,
  values: readonly unknown[],
): Promise<void> {
  const digests = nextDigests(at)
  await query(
    `notify-${name}`,
    `WITH RECURSIVE ${reasons}, chosen AS (
       SELECT DISTINCT ON (r.user_id) r.user_id, r.kind, coalesce(c.on_site, k.on_site) AS on_site,
         CASE WHEN u.email_verified IS NULL THEN 'off' ELSE coalesce(c.mail::text, k.mail) END AS mail
       FROM reason r JOIN unnest($8::text[], $9::boolean[], $10::text[]) WITH ORDINALITY AS k(kind, on_site, mail, place) ON k.kind = r.kind
       JOIN app_user u ON u.id = r.user_id LEFT JOIN notification_choice c ON c.user_id = r.user_id AND c.kind = r.kind
       WHERE ($4::int IS NULL OR thread_is_readable($4, r.user_id)) AND r.user_id IS DISTINCT FROM $3::int AND NOT u.placeholder AND u.deleted_at IS NULL
         AND (coalesce(c.on_site, k.on_site) OR coalesce(c.mail::text, k.mail) <> 'off')
       ORDER BY r.user_id, k.place)
     INSERT INTO notification (user_id, kind, event, thread_id, comment_id, actor_id, text, path, created_at, on_site, mail_at)
     SELECT user_id, kind, $1, $4::int, $5::int, $3::int, $7, nullif($6, ''), $2, on_site,
       CASE mail WHEN 'now' THEN $2::timestamptz WHEN 'daily' THEN $11::timestamptz WHEN 'weekly' THEN $12::timestamptz END
     FROM chosen WHERE on_site OR mail <> 'off' ORDER BY user_id ON CONFLICT (user_id, event) DO NOTHING`,
    [
      event,
      at,
      actorId,
      threadId,
      commentId,
      path,
      text,
      noticeKinds,
      noticeKinds.map((kind) => kindOf(kind).onSite),
      noticeKinds.map((kind) => kindOf(kind).mail),
      digests.daily,
      digests.weekly,
      ...values,
    ],
  )
}

export type CommentFacts = {
  commentId: number
  threadId: number
  parentId: number | null
  authorId: number
  /** Handles, in lower case. */
  mentioned: readonly string[]
  now: Date
}

/** Somebody commented: tell whom they answer, whom they name, and who follows the branch, the thread or the writer. */
export async function noteComment(
  query: Query,
  { commentId, threadId, parentId, authorId, mentioned, now }: CommentFacts,
): Promise<void> {
  const event = { event: `comment:${commentId}`, actorId: authorId, threadId, commentId, at: now }
  // People are told of answers to their comments, and of comments in their threads, unless they said otherwise.
  await tell(
    query,
    'comment',
    event,
    `above AS (
       SELECT id, parent_id FROM comment WHERE id = $13
       UNION ALL SELECT c.id, c.parent_id FROM above a JOIN comment c ON c.id = a.parent_id
     ), reason(user_id, kind) AS (
       SELECT p.author_id, 'reply' FROM comment p WHERE p.id = $13
         AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.user_id = p.author_id AND s.comment_id = p.id AND NOT s.active)
       UNION ALL SELECT t.author_id, CASE WHEN $13::int IS NULL THEN 'reply' ELSE 'thread' END FROM thread t WHERE t.id = $4
         AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.user_id = t.author_id AND s.thread_id = t.id AND NOT s.active)
       UNION ALL SELECT u.id, 'mention' FROM app_user u WHERE u.handle = ANY($14::text[])
       UNION ALL SELECT s.user_id, 'branch' FROM above a JOIN subscription s ON s.comment_id = a.id WHERE s.active
       UNION ALL SELECT s.user_id, 'thread' FROM subscription s WHERE s.thread_id = $4 AND s.active
       UNION ALL SELECT s.user_id, 'member' FROM subscription s WHERE s.member_id = $3 AND s.active)`,
    [parentId, mentioned],
  )
}

/** Somebody began a thread: tell whom they name, and who follows them or one of its tags. Its tags must be written already. */
export async function noteThread(
  query: Query,
  { threadId, authorId, mentioned, now }: Omit<CommentFacts, 'commentId' | 'parentId'>,
): Promise<void> {
  const event = { event: `thread:${threadId}`, actorId: authorId, threadId, commentId: null, at: now }
  await tell(
    query,
    'thread',
    event,
    `reason(user_id, kind) AS (
       SELECT u.id, 'mention' FROM app_user u WHERE u.handle = ANY($13::text[])
       UNION ALL SELECT s.user_id, 'member' FROM subscription s WHERE s.member_id = $3 AND s.active
       UNION ALL SELECT s.user_id, 'tag' FROM thread_tag t JOIN subscription s ON s.tag_id = t.tag_id WHERE t.thread_id = $4 AND s.active)`,
    [mentioned],
  )
}

/**
 * Somebody changed their comment: tell those who answered it (once until they have read of it), and whoever it names
 * that was not told of it before.
 */
export async function noteEdit(
  query: Query,
  {
    commentId,
    threadId,
    authorId,
    revision,
    mentioned,
    now,
  }: Omit<CommentFacts, 'parentId'> & { revision: number },
): Promise<void> {
  const event = { actorId: authorId, threadId, commentId, at: now }
  const named = `reason(user_id, kind) AS (SELECT u.id, 'mention' FROM app_user u WHERE u.handle = ANY($13::text[]))`
  await tell(query, 'named', { ...event, event: `comment:${commentId}` }, named, [mentioned])
  await tell(
    query,
    'edit',
    { ...event, event: `edit:${commentId}:${revision}` },
    `reason(user_id, kind) AS (
       SELECT DISTINCT r.author_id, 'edit' FROM comment r WHERE r.parent_id = $5 AND r.state IN ('live', 'retracted') AND r.author_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.user_id = r.author_id AND n.comment_id = $5 AND n.read_at IS NULL AND n.kind = 'edit'))`,
    [],
  )
}

/** Anything else that some people are to be told, each for a reason of their own: crux events, decisions of moderators. */
export async function notePeople(
  query: Query,
  happening: Happening,
  people: readonly { userId: number; kind: NoticeKind }[],
): Promise<void> {
  const reasons = `reason(user_id, kind) AS (SELECT * FROM unnest($13::int[], $14::text[]))`
  await tell(query, 'people', happening, reasons, [
    people.map(({ userId }) => userId),
    people.map(({ kind }) => kind),
  ])
}

/** Say that notices are read: one, those about one comment, or all. What is read is not mailed any more. */
export async function markRead(actor: Actor, input: ReadInput, now: Date): Promise<void> {
  const reader = enforce(mayBeTold(actor))
  const [name, which, values] =
    'notice' in input
      ? ['one', 'id = $3', [input.notice]]
      : 'comment' in input
        ? [
            'comment',
            'comment_id = (SELECT c.id FROM comment c JOIN thread t ON t.id = c.thread_id WHERE t.slug = $3 AND c.ref = $4)',
            [input.thread, input.comment],
          ]
        : ['all', 'id <= $3', [input.upTo]]
  await tuples(
    `notices-read-${name}`,
    `UPDATE notification SET read_at = $2, mail_at = NULL WHERE user_id = $1 AND read_at IS NULL AND ${which}`,
    [reader.id, now, ...values],
  )
}

/** Choose how to hear of each kind of event; what waits to be mailed follows the new choice. */
export async function chooseChannels(actor: Actor, choices: ChooseInput, now: Date): Promise<void> {
  const chooser = enforce(mayBeTold(actor))
  const { daily, weekly } = nextDigests(now)
  await transaction(async (query) => {
    for (const { kind, onSite, mail } of choices) {
      const channels = [chooser.id, kind, onSite || kindOf(kind).isFixed === true, mail]
      await query(
        'notices-choose',
        `INSERT INTO notification_choice (user_id, kind, on_site, mail) VALUES ($1, $2, $3, $4::mail_choice)
         ON CONFLICT (user_id, kind) DO UPDATE SET on_site = excluded.on_site, mail = excluded.mail`,
        channels,
      )
      const due = mail === 'daily' ? daily : mail === 'weekly' ? weekly : mail === 'now' ? now : null
      await query(
        'notices-rechoose',
        'UPDATE notification SET mail_at = $3 WHERE user_id = $1 AND kind = $2 AND mail_at IS NOT NULL AND read_at IS NULL',
        [chooser.id, kind, due],
      )
    }
  })
}
