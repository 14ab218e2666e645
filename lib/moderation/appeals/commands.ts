import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { afterDecision } from '@/lib/server/after-decision'
import { afterReport } from '@/lib/server/after-report'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { isOfSite } from '../capacity'
import { writeLog } from '../log/commands'
import { kindOf } from '../log/kinds'
import { appealDue, mayAppeal, mayDecideCase } from '../policy'
import { holdAppeals, holdCase, settleCase } from '../queue/commands'
import { holdBefore, readBefore, takeBack } from '../undoing/commands'
import type { AppealInput, DecideAppealInput } from './schema'

/** Say that a decision about oneself was wrong: once. Somebody else than who decided will look at it. */
export async function appeal(
  actor: Actor,
  { entry, words }: AppealInput,
  now: Date,
): Promise<{ entry: number }> {
  return transaction(async (query) => {
    await holdAppeals(query, entry)
    const before = await readBefore(query, entry)
    const [known] = await query<[number]>('appeal-known', 'SELECT id FROM appeal WHERE log_id = $1', [entry])
    const { id: personId } = enforce(
      mayAppeal(
        actor,
        { ...before, isAppealable: kindOf(before.kind).isAppealable, isAppealed: known !== undefined },
        now,
      ),
    )
    const [opened] = await query<[number]>(
      'appeal-open',
      `WITH opened AS (
         INSERT INTO moderation_case (kind, thread_id, comment_id, person_id, weight, opened_at, due_at) VALUES ('appeal', coalesce((SELECT c.thread_id FROM comment c WHERE c.id = $2::int), $1::int), $2::int, $3, 1, $4, $5) RETURNING id)
       INSERT INTO appeal (log_id, case_id, person_id, words, at) SELECT $6, id, $3, $7, $4 FROM opened RETURNING case_id`,
      [before.threadId, before.commentId, personId, now, appealDue(now), entry, words],
    )
    if (!opened) throw new Error('an appeal was made and is not there')
    await afterReport(query, { caseId: opened[0], threadId: before.threadId, actorId: personId, at: now })
    return { entry }
  })
}

const SAID = {
  uphold: 'Another moderator looked at your appeal, and the decision stands.',
  overturn: 'Another moderator looked at your appeal, and took the decision back.',
} as const

/** Decide on an appeal: another moderator than who decided first. Overturning does what undoes the decision, all of it. */
export async function decideAppeal(
  actor: Actor,
  { case: id, version, decision, reason }: DecideAppealInput,
  now: Date,
): Promise<{ entry: number }> {
  const authorsModerate = (await settingOf('authorsModerate')) === 'on'
  return transaction(async (query) => {
    const rules = { authorsModerate, now }
    const { before, ...who } = await holdBefore(query, actor, await appealed(query, id), rules)
    const open = await holdCase(query, id)
    if (open?.kind !== 'appeal') throw gone()
    enforce(mayDecideCase(who.moderator, open, version))
    if (before.isWide && !isOfSite(who.capacity))
      throw new Refusal('forbidden', 'A suspension from the whole site is for moderators of the site.')
    const entry =
      decision === 'overturn'
        ? await takeBack(query, before, who, { as: 'overturn', reason, now })
        : await writeLog(query, {
            kind: 'uphold',
            actorId: who.moderator.id,
            capacity: who.capacity,
            threadId: before.threadId,
            commentId: before.commentId,
            personId: before.personId,
            reason,
            details: { decision: before.id },
            at: now,
          })
    // What takes a decision back settles the appeal against it too.
    if (decision === 'uphold')
      await settleCase(query, open, { entry, outcome: 'upheld', moderator: who.moderator, now })
    await afterDecision(query, {
      entry,
      actorId: who.moderator.id,
      threadId: before.threadId,
      told:
        before.personId === null ? null : { userId: before.personId, text: `${SAID[decision]} ${reason}` },
      reporters: [],
      outcome: null,
      at: now,
    })
    return { entry }
  })
}

const gone = () => new Refusal('not-found', 'There is no such appeal any more.')

/** The row of the log that an appeal is about. */
async function appealed(query: Query, id: number): Promise<number> {
  const [row] = await query<[number]>('appeal-about', 'SELECT log_id FROM appeal WHERE case_id = $1', [id])
  if (!row) throw gone()
  return row[0]
}
