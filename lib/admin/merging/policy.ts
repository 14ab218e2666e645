import type { Role } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'

/** One of two accounts that are to become one. */
export type Account = { id: number; handle: string; role: Role }

export type MergeFacts = {
  merged: Account
  kept: Account
  /** Who merges; null on the server's command line. */
  byId: number | null
  /** The groups that would be left without anybody who keeps order. */
  orphaned: readonly string[]
}

/** Why these two cannot become one; null when they can. Nothing can be undone here, and nobody's rights grow by it. */
export function whyNotMerge({ merged, kept, byId, orphaned }: MergeFacts): string | null {
  if (merged.id === kept.id) return 'That is one account already.'
  if (byId === merged.id || byId === kept.id)
    return 'Your own accounts are merged by another admin, or on the server’s command line.'
  if (merged.role === 'admin' && kept.role !== 'admin')
    return `“${merged.handle}” is an admin and “${kept.handle}” is not: keep the admin’s account, or take the role away first.`
  const [group] = orphaned
  if (group !== undefined)
    return `“${merged.handle}” is the only moderator of “${group}”: name another one there first.`
  return null
}

/** May an admin make these two one? */
export function mayMerge(decision: Decision, facts: MergeFacts): Decision {
  if (!decision.allowed) return decision
  const why = whyNotMerge(facts)
  return why === null ? decision : deny('conflict', why)
}
