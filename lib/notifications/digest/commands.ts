import { Refusal } from '@/lib/access/refusal'
import { type Query, transaction } from '@/lib/server/db'
import { siteUrl } from '@/lib/server/env'
import { wakeMail, writeMailBy } from '@/lib/server/mail'
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/server/unsubscribe-token'
import { kindOf, noticeKinds } from '../kinds'
import { NOTICE_COLUMNS, NOTICE_IS_THEIRS, NOTICE_JOINS, type NoticeTuple, toNotice } from '../queries'
import { digestLetter } from './letter'

/** Our own number among advisory locks: one node at a time writes the mails. */
const DIGEST_LOCK = 0x64696765
const PEOPLE_AT_ONCE = 50

/**
 * Write the mails that are due, one letter to a person. A notice is marked as mailed in the transaction that writes the letter:
 * never twice, and not lost. Says how many were written; any number of nodes may call it at once.
 */
export async function writeDigests(now: Date): Promise<number> {
  let written = 0
  for (let more = true; more; ) {
    const people = await transaction(async (query) => {
      const [lock] = await query<[boolean]>('digest-lock', 'SELECT pg_try_advisory_xact_lock($1)', [
        DIGEST_LOCK,
      ])
      if (!lock?.[0]) return 0
      const due = await query<[number, string | null]>(
        'digest-people',
        `SELECT u.id, CASE WHEN u.email_verified IS NOT NULL AND u.deleted_at IS NULL THEN u.email END FROM app_user u
         WHERE u.id IN (SELECT DISTINCT user_id FROM notification WHERE mail_at <= $1 ORDER BY user_id LIMIT ${PEOPLE_AT_ONCE})`,
        [now],
      )
      for (const [userId, email] of due) if (await writeDigest(query, userId, email, now)) written++
      return due.length
    })
    more = people === PEOPLE_AT_ONCE
  }
  if (written > 0) wakeMail()
  return written
}

async function writeDigest(query: Query, userId: number, email: string | null, now: Date): Promise<boolean> {
  const rows = await query<NoticeTuple>(
    'digest-take',
    `WITH n AS (UPDATE notification SET mailed_at = $2, mail_at = NULL WHERE user_id = $1 AND mail_at <= $2 RETURNING *)
     SELECT ${NOTICE_COLUMNS} FROM n ${NOTICE_JOINS} WHERE ${NOTICE_IS_THEIRS} ORDER BY n.id DESC`,
    [userId, now],
  )
  // What was removed since is not told of.
  const notices = rows.map(toNotice).filter(({ words, text, comment }) => words || text || comment === null)
  if (!email || notices.length === 0) return false
  const kinds = noticeKinds.filter((kind) => notices.some((notice) => notice.kind === kind))
  const unsubscribe = `${siteUrl}/unsubscribe/${unsubscribeToken(userId, kinds)}`
  await writeMailBy(query, email, digestLetter(notices, { site: siteUrl, unsubscribe }), now)
  return true
}

/** End the mails that a key is for, or all notices by mail. Says the end state: a second press changes nothing. */
export async function unsubscribe(token: string, all: boolean): Promise<void> {
  const whose = readUnsubscribeToken(token)
  if (!whose)
    throw new Refusal(
      'not-found',
      'This link is not whole. Copy all of it from the mail, or choose in your settings.',
    )
  const kinds = all ? noticeKinds : whose.kinds
  await transaction(async (query) => {
    await query(
      'unsubscribe',
      `INSERT INTO notification_choice (user_id, kind, on_site, mail)
       SELECT u.id, k.kind, k.on_site, 'off' FROM app_user u, unnest($2::text[], $3::boolean[]) AS k(kind, on_site) WHERE u.id = $1
       ON CONFLICT (user_id, kind) DO UPDATE SET mail = 'off'`,
      [whose.userId, kinds, kinds.map((kind) => kindOf(kind).onSite)],
    )
    await query(
      'unsubscribe-waiting',
      'UPDATE notification SET mail_at = NULL WHERE user_id = $1 AND kind = ANY($2) AND mail_at IS NOT NULL',
      [whose.userId, kinds],
    )
  })
}
