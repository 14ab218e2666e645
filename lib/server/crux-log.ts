import type { Member } from '@/lib/access/actor'
import { reasonGiven } from '@/lib/access/reason'
import type { Standing } from '@/lib/groups/place'
import { writeLog } from '@/lib/moderation/log/commands'
import type { Capacity, LogKind } from '@/lib/moderation/log/kinds'
import type { Query } from './db'

/** A decision about a crux by somebody who keeps order there. */
export type CruxDecision = {
  cruxId: number
  threadId: number
  by: Member
  standing: Standing
  kind: Extract<LogKind, `crux-${string}`>
  /** Whose words were taken away. */
  personId?: number
  reason: string
  at: Date
}

const KINDS: Partial<Record<string, CruxDecision['kind']>> = {
  merged: 'crux-merge',
  rejected: 'crux-reject',
  parked: 'crux-park',
}

/** After these two cruxes may still be the same. */
const LEAVES_OPEN: ReadonlySet<LogKind> = new Set<LogKind>([
  'crux-reword',
  'crux-evidence-gone',
  'crux-doubt-gone',
  'crux-relation-gone',
])

/** The kind of row for a crux that was taken into this state. */
export const kindOfMove = (to: string): CruxDecision['kind'] => KINDS[to] ?? 'crux-state'

/**
 * Write what a moderator did with a crux into the public log, in its transaction; what people do with cruxes of their own stands in the
 * crux's history alone. Merges that were proposed for it wait no longer.
 */
export async function logCruxDecision(query: Query, decision: CruxDecision): Promise<void> {
  const { cruxId, threadId, by, standing, kind, personId = null, reason, at } = decision
  const capacity = capacityOf(by, standing)
  if (capacity === null) return
  const entry = await writeLog(query, {
    kind,
    actorId: by.id,
    capacity,
    threadId,
    cruxId,
    personId,
    reason,
    at,
  })
  if (LEAVES_OPEN.has(kind)) return
  await query(
    'crux-case-settle',
    `UPDATE moderation_case SET version = version + 1, decided_at = $2, decided_by_id = $3, outcome = $4, log_id = $5, claimed_by_id = NULL, claimed_at = NULL
     WHERE kind = 'crux' AND crux_id = $1 AND decided_at IS NULL`,
    [cruxId, at, by.id, kind === 'crux-merge' ? 'upheld' : 'dismissed', entry],
  )
}

/** What a moderator does with what others said or proposed asks for a reason, which everybody reads. */
export async function logOverOthers(
  query: Query,
  { reason, ...decision }: Omit<CruxDecision, 'reason'> & { reason: string | null },
): Promise<void> {
  await logCruxDecision(query, { ...decision, reason: reasonGiven(reason) })
}

/** A decision about what a thread claims, by somebody who keeps order there. */
export type ClaimDecision = Omit<CruxDecision, 'cruxId' | 'kind' | 'reason'> & {
  kind: Extract<LogKind, `claim-${string}`>
  reason: string | null
}

/** Write what a moderator did with somebody's claim into the public log, in its transaction. It asks for a reason. */
export async function logClaimDecision(query: Query, decision: ClaimDecision): Promise<void> {
  const { threadId, by, standing, kind, personId = null, at } = decision
  const reason = reasonGiven(decision.reason)
  const capacity = capacityOf(by, standing)
  if (capacity !== null)
    await writeLog(query, { kind, actorId: by.id, capacity, threadId, personId, reason, at })
}

/** Write how a thread weighs its cruxes from now on: chosen by its author too, and what was said of everybody follows from it. */
export async function logCruxSettings(
  query: Query,
  chosen: {
    threadId: number
    by: Member
    standing: Standing
    kind: 'crux-swing' | 'crux-blind' | 'crux-seen'
    details?: { points: number; from: string }
    reason: string
    at: Date
  },
): Promise<void> {
  const { by, standing, ...entry } = chosen
  const capacity = standing.isAuthor ? 'author' : (capacityOf(by, standing) ?? 'author')
  await writeLog(query, { ...entry, actorId: by.id, capacity })
}

function capacityOf({ role }: Member, standing: Standing): Capacity | null {
  const isArguing = standing.isAuthor || standing.hasCommented
  if (role === 'admin') return isArguing ? 'admin-in-thread' : 'admin'
  if (role === 'moderator') return 'moderator'
  if (standing.groupRole === 'moderator') return 'group-moderator'
  return standing.moderatesThread ? 'thread-moderator' : null
}
