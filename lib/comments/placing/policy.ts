import type { Member } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { isLetIn, mayTakePart } from '@/lib/groups/policy'

/**
 * May what this author wrote, and was held back, be let through now? Not behind a lock that came meanwhile, and not when they may not
 * comment there any more; slow mode does not count, for they have waited. The reasons are for the moderator. No place: they do not read there.
 */
export function mayLetThrough(author: Member, place: Place | null, now: Date): Decision {
  if (!place || !isLetIn(author, place, 'comment'))
    return deny('conflict', 'Its author may not comment there any more, so it cannot be let through.')
  const open = { ...place, lock: null, branchLock: null, slowModeSeconds: null }
  if (!mayTakePart(author, open, 'comment', now).allowed)
    return deny('conflict', 'Its author is suspended, so it cannot be let through before that is over.')
  const decision = mayTakePart(author, { ...place, slowModeSeconds: null }, 'comment', now)
  if (decision.allowed) return decision
  return deny(
    'conflict',
    'The place where it would stand is locked now: unlock it first, or decline it.',
    decision.until,
  )
}
