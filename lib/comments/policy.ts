import type { Actor } from '@/lib/access/actor'
import { type Decision, deny, isStaff } from '@/lib/access/decision'
import { withinLimits } from '@/lib/access/limits'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { COMMENT_LIMITS, type Conduct } from './limits'
import type { CommentState } from './view'

/** What stands where somebody wants to comment: the comment they answer, or null under the post. */
export type Above = {
  state: CommentState
  /** By whoever wants to answer it now: who calls for a moderator does not also argue. */
  isReported?: boolean
} | null

/** May this person comment here at all? */
export function mayComment(actor: Actor, above: Above, place: Place, now: Date): Decision {
  const decision = mayTakePart(actor, place, 'comment', now)
  if (!decision.allowed) return decision
  if (above?.state === 'deleted' || above?.state === 'removed')
    return deny('forbidden', 'That comment is gone, and can no longer be answered. What you wrote is kept.')
  if (above?.isReported)
    return deny(
      'forbidden',
      'You have reported this comment, so leave it to the moderators. What you wrote is kept.',
    )
  return decision
}

/** And now, by the automatic limits? Those who keep order here are not slowed down; a site may do without. */
export const mayCommentNow = (
  decision: Decision,
  conduct: Conduct,
  limits: 'on' | 'off',
  now: Date,
): Decision =>
  limits === 'off' || (decision.allowed && isStaff(decision.actor))
    ? decision
    : withinLimits(COMMENT_LIMITS, decision, conduct, now)
