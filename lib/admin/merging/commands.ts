import { randomBytes } from 'node:crypto'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { DELETED_NAME } from '@/lib/accounts/at-deletion'
import { accountMerged } from '@/lib/accounts/letters'
import { refreshScores } from '@/lib/cruxes/commands'
import { divideWithin } from '@/lib/cruxes/opinions/commands'
import { settleCrux } from '@/lib/cruxes/settling/commands'
import { writeLog } from '@/lib/moderation/log/commands'
import { holdPerson } from '@/lib/moderation/standing/queries'
import { notePeople } from '@/lib/notifications/commands'
import { type Query, transaction } from '@/lib/server/db'
import { wakeMail, writeMailBy } from '@/lib/server/mail'
import type { By } from '../commands'
import { mayAdminister } from '../policy'
import { AT_MERGE, statementsOf } from './at-merge'
import { BETWEEN, dropVotes, HOLD, recount } from './between'
import { type Account, mayMerge, whyNotMerge } from './policy'
import { readAccount, readOrphaned } from './queries'
import type { MergeInput } from './schema'

/**
 * Make two accounts of one person one, for good: all that refers to the one refers to the other, and what is left of it leads there.
 * One transaction; whoever writes in either's name meanwhile comes wholly before it, or is asked to sign in.
 */
export async function mergeMembers(
  by: By,
  { handle, into, confirm, reason }: MergeInput,
  now: Date,
): Promise<{ entry: number; handle: string; into: string }> {
  if (by !== 'console') enforce(mayAdminister(by, now))
  if (confirm !== handle)
    throw new Refusal('invalid', `Type “${handle}” to show that you mean it.`, null, 'confirm')
  const entry = await transaction(async (query) => {
    const { merged, kept } = await holdBoth(query, handle, into)
    const actor = by === 'console' ? null : enforce(mayAdminister(by, now))
    const facts = {
      merged,
      kept,
      byId: actor?.id ?? null,
      orphaned: await readOrphaned(query, merged.id, kept.id),
    }
    const why = whyNotMerge(facts)
    if (by !== 'console') enforce(mayMerge(mayAdminister(by, now), facts))
    else if (why !== null) throw new Refusal('conflict', why)

    const cruxes = await cruxesOf(query, merged.id)
    const run = runner(query, merged.id, kept.id)
    for (const table of ['comment', 'thread'] as const) {
      const changed = await run<[number]>(`votes-${table}`, dropVotes(table))
      await query(`merge-recount-${table}`, recount(table), [changed.map(([id]) => id)])
    }
    for (const [i, sql] of BETWEEN.entries()) await run(`between-${i}`, sql)
    for (const [place, end] of Object.entries(AT_MERGE))
      for (const [i, sql] of statementsOf(place, end).entries()) await run(`${place}-${i}`, sql)
    await becomeOne(query, merged, kept, now)
    await countStances(query, cruxes, now)
    if (merged.email) await forget(query, merged.email)
    if (merged.email) await writeMailBy(query, merged.email, accountMerged({ handle, into }), now)
    return tell(query, { kept, handle, actorId: actor?.id ?? null, reason, now })
  })
  wakeMail()
  return { entry, handle, into }
}

type Found = NonNullable<Awaited<ReturnType<typeof readAccount>>>

/** Both, alone: their standing first, as whoever writes in their name holds it; then what both wrote and voted on; then their rows. */
async function holdBoth(query: Query, handle: string, into: string): Promise<{ merged: Found; kept: Found }> {
  const find = async () => {
    const merged = await readAccount(query, handle)
    if (!merged) throw new Refusal('not-found', `There is no member “${handle}”.`, null, 'handle')
    const kept = await readAccount(query, into)
    if (!kept) throw new Refusal('not-found', `There is no member “${into}”.`, null, 'into')
    return { merged, kept }
  }
  const before = await find()
  const ids = [before.merged.id, before.kept.id].sort((a, b) => a - b)
  for (const id of ids) await holdPerson(query, id)
  for (const [i, sql] of HOLD.entries()) await query(`merge-hold-${i}`, sql, [before.merged.id])
  await query(
    'merge-admins',
    `SELECT id FROM app_user WHERE role = 'admin' ORDER BY id FOR NO KEY UPDATE`,
    [],
  )
  await query('merge-rows', 'SELECT id FROM app_user WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids])
  const held = await find()
  if (held.merged.id !== before.merged.id || held.kept.id !== before.kept.id)
    throw new Refusal('conflict', 'One of them took another handle a moment ago. Look again.')
  return held
}

/** One statement between the two; what knows one of them only is told of one. */
const runner =
  (query: Query, merged: number, kept: number) =>
  <Row extends readonly unknown[]>(name: string, sql: string): Promise<Row[]> =>
    query<Row>(`merge-${name}`, sql, sql.includes('$2') ? [merged, kept] : [merged])

/** The cruxes on which the merged one ever took a stance, and their threads. */
async function cruxesOf(query: Query, merged: number): Promise<{ id: number; threadId: number }[]> {
  const rows = await query<[number, number]>(
    'merge-cruxes',
    `SELECT x.id, x.thread_id FROM crux x WHERE x.id IN (SELECT crux_id FROM crux_stance_event WHERE user_id = $1)
     UNION SELECT 0, k.thread_id FROM claim k JOIN claim_stance_event s ON s.claim_id = k.id WHERE s.user_id = $1 ORDER BY 1`,
    [merged],
  )
  return rows.map(([id, threadId]) => ({ id, threadId }))
}

/** What is left of the merged account: its handles lead to the kept one, nobody signs in by it, and its karma counts there. */
async function becomeOne(query: Query, merged: Account, kept: Account, now: Date): Promise<void> {
  await query(
    'merge-kept',
    `UPDATE app_user k SET karma = k.karma + m.karma, suspended_until = greatest(k.suspended_until, m.suspended_until)
     FROM app_user m WHERE k.id = $1 AND m.id = $2`,
    [kept.id, merged.id],
  )
  await query(
    'merge-husk',
    `UPDATE app_user SET handle = $2, name = $3, about = NULL, email = NULL, email_verified = NULL, password_hash = NULL, role = 'member', karma = 0,
       joined_at = $4, deleted_at = $4, suspended_until = NULL, stances_public = false, merged_into_id = $5 WHERE id = $1`,
    [merged.id, `deleted-${randomBytes(6).toString('hex')}`, DELETED_NAME, now, kept.id],
  )
  await query('merge-handle', 'INSERT INTO former_handle (handle, user_id, until) VALUES ($1, $2, $3)', [
    merged.handle,
    kept.id,
    now,
  ])
}

/** Scores, states and opinion groups, now that two voices are one. */
async function countStances(
  query: Query,
  cruxes: readonly { id: number; threadId: number }[],
  now: Date,
): Promise<void> {
  const threads = [...new Set(cruxes.map(({ threadId }) => threadId))]
  const own = cruxes.map(({ id }) => id).filter((id) => id > 0)
  // What is assumed of marks rests on all who marked "crux" in the thread, so theirs follow too.
  const others = await query<[number]>(
    'merge-imputed',
    'SELECT s.crux_id FROM crux_score s JOIN crux x ON x.id = s.crux_id WHERE x.thread_id = ANY($1) AND s.marked_only > 0',
    [threads],
  )
  await refreshScores(query, [...new Set([...own, ...others.map(([id]) => id)])])
  for (const id of own) await settleCrux(query, id, now)
  for (const threadId of threads) await divideWithin(query, threadId, now)
}

/** An address that is nobody's any more opens nothing. */
async function forget(query: Query, email: string): Promise<void> {
  await query('merge-sign-up', 'DELETE FROM sign_up WHERE email = $1', [email])
  await query('merge-links', 'DELETE FROM verification_token WHERE identifier = $1', [email])
}

type Told = { kept: Account; handle: string; actorId: number | null; reason: string; now: Date }

async function tell(query: Query, { kept, handle, actorId, reason, now }: Told): Promise<number> {
  const entry = await writeLog(query, {
    kind: 'merge-members',
    actorId,
    capacity: 'admin',
    personId: kept.id,
    reason,
    details: { merged: handle },
    at: now,
  })
  const text = `Your account “${handle}” is part of this one now. ${reason}`
  await notePeople(
    query,
    {
      event: `decision:${entry}`,
      actorId: null,
      threadId: null,
      commentId: null,
      path: `/log/${entry}`,
      text,
      at: now,
    },
    [{ userId: kept.id, kind: 'moderation' }],
  )
  return entry
}
