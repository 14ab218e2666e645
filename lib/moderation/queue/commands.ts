import type { Actor, Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type Query, transaction, tuples } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { CLAIM_MINUTES, mayDecideCase, type OpenCase } from '../policy'
import { holdModerating } from '../standing/queries'
import type { Target } from '../texts/commands'
import type { CaseKind } from './kinds'

/** A case, held until we commit. */
export type HeldCase = OpenCase & {
  id: number
  kind: CaseKind
  threadId: number | null
  commentId: number | null
  heldId: number | null
  /** The row of the log that an appeal is about. */
  appealsId: number | null
}

type Row = [
  id: number,
  kind: CaseKind,
  threadId: number | null,
  commentId: number | null,
  personId: number | null,
  heldId: number | null,
  version: number,
  isDecided: boolean,
  claimer: number | null,
  claimerName: string | null,
  appealsId: number | null,
  appealedFrom: number | null,
]

const HOLD = `SELECT k.id, k.kind, k.thread_id, k.comment_id, k.person_id, k.held_id, k.version, k.decided_at IS NOT NULL,
  CASE WHEN k.claimed_at > now() - make_interval(mins => ${CLAIM_MINUTES}) THEN u.id END, coalesce(u.name, u.handle), a.log_id, person_now(l.actor_id)
FROM moderation_case k LEFT JOIN app_user u ON u.id = k.claimed_by_id
LEFT JOIN appeal a ON a.case_id = k.id LEFT JOIN log_entry l ON l.id = a.log_id`

function toCase(row: Row | undefined): HeldCase | null {
  if (!row) return null
  const [id, kind, threadId, commentId, personId, heldId, version, isDecided] = row
  const [, , , , , , , , claimer, name, appealsId, appealedFrom] = row
  const claimedBy = claimer === null ? null : { id: claimer, name: name ?? 'Another moderator' }
  return {
    id,
    kind,
    threadId,
    commentId,
    personId,
    heldId,
    version,
    isDecided,
    claimedBy,
    appealsId,
    appealedFrom,
  }
}

/** One case by its number. */
export async function holdCase(query: Query, id: number): Promise<HeldCase | null> {
  const [row] = await query<Row>('case-hold', `${HOLD} WHERE k.id = $1 FOR UPDATE OF k`, [id])
  return toCase(row)
}

/** The open reports on a text, whoever looks at them. */
export async function findCase(query: Query, { threadId, commentId }: Target): Promise<HeldCase | null> {
  const [row] = await query<Row>(
    'case-find',
    `${HOLD} WHERE k.kind = 'report' AND k.decided_at IS NULL AND k.thread_id = $1 AND k.comment_id IS NOT DISTINCT FROM $2::int FOR UPDATE OF k`,
    [threadId, commentId],
  )
  return toCase(row)
}

export type Outcome = 'upheld' | 'dismissed' | 'noted' | 'overturned'

/** Those who appeal against one decision, or take it back, go one after the other. */
export async function holdAppeals(query: Query, entry: number): Promise<void> {
  await query('appeal-turn', 'SELECT pg_advisory_xact_lock(1634758753, $1)', [entry])
}

/** Close a case with the row of the log that decided it; returns who had reported, to be told. */
export async function settleCase(
  query: Query,
  { id }: Pick<HeldCase, 'id'>,
  { entry, outcome, moderator, now }: { entry: number; outcome: Outcome; moderator: Member; now: Date },
): Promise<number[]> {
  await query(
    'case-settle',
    `UPDATE moderation_case SET version = version + 1, decided_at = $2, decided_by_id = $3, outcome = $4, log_id = $5,
       claimed_by_id = NULL, claimed_at = NULL WHERE id = $1`,
    [id, now, moderator.id, outcome, entry],
  )
  const rows = await query<[number]>(
    'reports-settle',
    'UPDATE report SET upheld = $2::boolean WHERE case_id = $1 RETURNING reporter_id',
    [id, outcome === 'noted' ? null : outcome === 'upheld'],
  )
  return rows.map(([reporterId]) => reporterId)
}

async function isAboutCruxes(id: number): Promise<boolean> {
  const [row] = await tuples<[CaseKind]>('case-kind', 'SELECT kind FROM moderation_case WHERE id = $1', [id])
  return row?.[0] === 'crux'
}

/** The thread that a case is about; null where it is about the whole site, undefined where there is no such case. */
export async function threadOfCase(query: Query, id: number): Promise<string | null | undefined> {
  const [row] = await query<[string | null]>(
    'case-thread',
    'SELECT t.slug FROM moderation_case k LEFT JOIN thread t ON t.id = k.thread_id WHERE k.id = $1',
    [id],
  )
  return row?.[0]
}

/** Take a case in hand, or let it go; what another moderator has in hand stays theirs for half an hour. Safe to repeat. */
export async function claim(
  actor: Actor,
  { case: id, wanted }: { case: number; wanted: boolean },
  now: Date,
): Promise<{ case: number }> {
  // An author keeps no order among the cruxes of their thread.
  const authorsModerate = (await settingOf('authorsModerate')) === 'on' && !(await isAboutCruxes(id))
  return transaction(async (query) => {
    const thread = await threadOfCase(query, id)
    const who =
      thread === undefined ? null : await holdModerating(query, actor, thread, { authorsModerate, now })
    const open = who && (await holdCase(query, id))
    if (!open) throw new Refusal('not-found', 'There is no such case any more.')
    const { moderator } = who
    enforce(mayDecideCase(moderator, open, open.version))
    await query(
      'case-claim',
      'UPDATE moderation_case SET claimed_by_id = $2, claimed_at = $3 WHERE id = $1',
      [id, wanted ? moderator.id : null, wanted ? now : null],
    )
    return { case: id }
  })
}
