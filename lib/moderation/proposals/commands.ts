import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { mergeWithin } from '@/lib/cruxes/moving/commands'
import { holdPlace } from '@/lib/groups/standing/queries'
import { type Query, transaction } from '@/lib/server/db'
import { moderating } from '../capacity'
import type { DecideMergeInput } from '../decisions/schema'
import { writeLog } from '../log/commands'
import { mayDecideCase } from '../policy'
import { holdCase, settleCase } from '../queue/commands'

/**
 * Merge a crux into the one that somebody said it is the same as, or leave both as they are. The case is held until that is done: of two
 * who decide at once the second is told. An author keeps no order among the cruxes of their thread.
 */
export async function decideMerge(
  actor: Actor,
  { case: id, version, decision, reason }: DecideMergeInput,
  now: Date,
): Promise<{ crux: number }> {
  return transaction(async (query) => {
    const { thread, crux, into } = await readProposal(query, id)
    const place = await holdPlace(query, actor, { thread }, now, 'update')
    if (!place) throw gone()
    const { moderator, capacity } = moderating(actor, place, false, now)
    const open = await holdCase(query, id)
    if (!open) throw gone()
    enforce(mayDecideCase(moderator, open, version))
    if (decision === 'merge') {
      // Its row of the log closes the case.
      await mergeWithin(query, actor, { crux, into, reason }, now)
      return { crux: into }
    }
    const { threadId } = place
    const row = { kind: 'dismiss', actorId: moderator.id, capacity, threadId, reason, at: now } as const
    const entry = await writeLog(query, { ...row, cruxId: crux })
    await settleCase(query, open, { entry, outcome: 'dismissed', moderator, now })
    return { crux }
  })
}

const gone = () => new Refusal('not-found', 'This does not wait any more. Reload the page.')

async function readProposal(query: Query, caseId: number) {
  const [row] = await query<[string, number, number]>(
    'proposal-read',
    `SELECT t.slug, k.crux_id, r.to_id FROM moderation_case k JOIN thread t ON t.id = k.thread_id
     JOIN crux_relation r ON r.from_id = k.crux_id AND r.type = 'duplicates' WHERE k.id = $1 AND k.kind = 'crux' ORDER BY r.id DESC LIMIT 1`,
    [caseId],
  )
  if (!row) throw gone()
  const [thread, crux, into] = row
  return { thread, crux, into }
}
