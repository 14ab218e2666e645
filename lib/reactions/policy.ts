import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'

export type ReactionTarget = { isGone: boolean; place: Place }
/** How many reactions this person gave in the last hour. */
export const REACTIONS_AN_HOUR = 60

/** May this person react to this text now? Taking a reaction back is always allowed to those who may write. */
export function mayReact(
  actor: Actor,
  target: ReactionTarget,
  { on, recent }: { on: boolean; recent: number },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, target.place, 'react', now)
  if (!decision.allowed || !on) return decision
  if (target.isGone) return deny('not-found', 'This text is gone, and can no longer be reacted to.')
  if (recent < REACTIONS_AN_HOUR) return decision
  const until = new Date(now.getTime() + 3_600_000)
  return deny(
    'too-fast',
    `You have given ${REACTIONS_AN_HOUR} reactions within an hour, as many as there are: wait a little.`,
    until,
  )
}
