import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import { withinCounts } from '@/lib/access/limits'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'

export type ReactionTarget = { isGone: boolean; place: Place }
/** How many reactions this person gave in the last hour. */
export const REACTIONS_AN_HOUR = 60

/** May this person react to this text now? `given` is when they gave their latest reactions, newest first. Taking a reaction back is always allowed to those who may write. */
export function mayReact(
  actor: Actor,
  target: ReactionTarget,
  { on, given }: { on: boolean; given: readonly Date[] },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, target.place, 'react', now)
  if (!decision.allowed || !on) return decision
  if (target.isGone) return deny('not-found', 'This text is gone, and can no longer be reacted to.')
  return withinCounts(
    [
      {
        because: `You can give ${REACTIONS_AN_HOUR} reactions an hour`,
        most: REACTIONS_AN_HOUR,
        seconds: 3600,
        done: given,
      },
    ],
    decision,
    now,
  )
}
