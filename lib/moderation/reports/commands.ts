import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterReport } from '@/lib/server/after-report'
import { type Query, transaction } from '@/lib/server/db'
import { takeAttempt } from '@/lib/server/rate-limit'
import { mayReport, type Reportable } from '../policy'
import { REPORTS } from './limits'
import type { ReportInput } from './schema'
import { RECORD_DAYS, weightOf } from './weight'

export type Reported = { thread: string; comment: string }

/**
 * Tell moderators of a text, with the text as it is now. Reports on one text are one case. The thread is held, so that of a
 * report and an answer by one person only the first gets through.
 */
export async function report(actor: Actor, input: ReportInput, now: Date): Promise<Reported> {
  const { thread, comment, kind, note } = input
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { thread }, now, 'update')
    const text = place?.threadId ? await readText(query, actor, place.threadId, comment) : null
    if (!place?.threadId || !text)
      throw new Refusal('not-found', 'That text is not here any more. Reload the page.')
    const reporter = enforce(mayReport(actor, text, { kind, note }, now))
    await takeAttempt(query, REPORTS, String(reporter.id), now)
    const weight = await readWeight(query, reporter.id, now)
    const { id, isNew } = await joinCase(query, place.threadId, text, weight, now)
    await query(
      'report-write',
      `INSERT INTO report (case_id, reporter_id, thread_id, comment_id, kind, note, revision, snapshot, context, weight, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        reporter.id,
        place.threadId,
        text.commentId,
        kind,
        note,
        text.revision,
        text.body,
        text.context,
        weight,
        now,
      ],
    )
    if (isNew)
      await afterReport(query, { caseId: id, threadId: place.threadId, actorId: reporter.id, at: now })
    return { thread, comment }
  })
}

type Text = Reportable & { commentId: number | null; body: string; revision: number; context: string }

/** What is reported, what it answers, and what the reporter has to do with it. The post when no comment is named. */
async function readText(query: Query, actor: Actor, threadId: number, comment: string): Promise<Text | null> {
  const reporter = actor.kind === 'member' ? actor.id : null
  const [row] = await query<
    [number | null, number | null, boolean, string, number, string, boolean, boolean]
  >(
    comment === '' ? 'report-post' : 'report-comment',
    comment === ''
      ? `SELECT NULL::int, t.author_id, EXISTS (SELECT 1 FROM removed_post r WHERE r.thread_id = t.id), t.title || E'\\n\\n' || t.body, t.revision, '',
           EXISTS (SELECT 1 FROM comment k WHERE k.thread_id = t.id AND k.parent_id IS NULL AND k.author_id = $2),
           EXISTS (SELECT 1 FROM report r WHERE r.thread_id = t.id AND r.comment_id IS NULL AND r.reporter_id = $2)
         FROM thread t WHERE t.id = $1 AND $3 = ''`
      : `SELECT c.id, c.author_id, c.state IN ('deleted', 'removed'), c.body, c.revision,
           CASE WHEN p.state IN ('live', 'retracted') THEN p.body ELSE '' END,
           EXISTS (SELECT 1 FROM comment k WHERE k.parent_id = c.id AND k.author_id = $2),
           EXISTS (SELECT 1 FROM report r WHERE r.comment_id = c.id AND r.reporter_id = $2)
         FROM comment c LEFT JOIN comment p ON p.id = c.parent_id WHERE c.thread_id = $1 AND c.ref = $3`,
    [threadId, reporter, comment],
  )
  if (!row) return null
  const [commentId, authorId, isGone, body, revision, context, isAnswered, isReported] = row
  return { commentId, authorId, isGone, body, revision, context, isAnswered, isReported }
}

async function readWeight(query: Query, reporterId: number, now: Date): Promise<number> {
  const [row] = await query<[number, number]>(
    'report-record',
    `SELECT count(*) FILTER (WHERE upheld)::int, count(*) FILTER (WHERE NOT upheld)::int FROM report
     WHERE reporter_id = $1 AND at > $2::timestamptz - make_interval(days => ${RECORD_DAYS})`,
    [reporterId, now],
  )
  return weightOf({ right: row?.[0] ?? 0, wrong: row?.[1] ?? 0 })
}

/** The open case on this text, with one voice more; a new one when there is none. The thread is held: no second one comes up. */
async function joinCase(
  query: Query,
  threadId: number,
  { commentId, authorId }: Text,
  weight: number,
  now: Date,
): Promise<{ id: number; isNew: boolean }> {
  const [joined] = await query<[number]>(
    'case-join',
    `UPDATE moderation_case SET version = version + 1, weight = weight + $3
     WHERE kind = 'report' AND decided_at IS NULL AND thread_id = $1 AND comment_id IS NOT DISTINCT FROM $2::int RETURNING id`,
    [threadId, commentId, weight],
  )
  if (joined) return { id: joined[0], isNew: false }
  const [opened] = await query<[number]>(
    'case-open',
    `INSERT INTO moderation_case (kind, thread_id, comment_id, person_id, weight, opened_at) VALUES ('report', $1, $2, $3, $4, $5) RETURNING id`,
    [threadId, commentId, authorId, weight, now],
  )
  if (!opened) throw new Error('a case was opened and is not there')
  return { id: opened[0], isNew: true }
}
