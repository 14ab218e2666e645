import type { Actor } from '@/lib/access/actor'
import { type Decision, deny, isStaff } from '@/lib/access/decision'
import { withinLimits } from '@/lib/access/limits'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { THREAD_LIMITS, type ThreadConduct } from './limits'

/** May this person start a thread in this group? */
export const mayStartThread = (actor: Actor, place: Place, now: Date): Decision =>
  mayTakePart(actor, place, 'start', now)

/** And now, by the automatic limits? As for comments: not for those who keep order here, nor where a site does without. */
export const mayStartThreadNow = (
  decision: Decision,
  conduct: ThreadConduct,
  limits: 'on' | 'off',
  now: Date,
): Decision =>
  limits === 'off' || (decision.allowed && isStaff(decision.actor))
    ? decision
    : withinLimits(THREAD_LIMITS, decision, conduct, now)

/** May this person change this post? Only its author may, and nobody what a moderator removed. */
export function mayEditThread(
  actor: Actor,
  { authorId, isRemoved }: { authorId: number; isRemoved: boolean },
  place: Place,
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'edit', now)
  if (!decision.allowed) return decision
  if (decision.actor.id !== authorId) return deny('forbidden', 'Only its author can edit this post.')
  if (isRemoved)
    return deny(
      'forbidden',
      'A moderator has removed this post; it can no longer be changed. What you have written here is kept.',
    )
  return decision
}

/** May the sentence still be changed that the thread is about? Not under the numbers that people gave for it. */
export const mayChangeClaim = (decision: Decision, stances: number): Decision =>
  decision.allowed && stances > 0
    ? deny(
        'forbidden',
        'People have said how likely they find the main claim: it can no longer be changed. Start a thread for the other one.',
      )
    : decision
