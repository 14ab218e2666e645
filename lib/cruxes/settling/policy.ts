import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayModerate, mayTakePart } from '@/lib/groups/policy'
import { CRUX_STATES, type CruxState } from '../crux-state'

/** An author is a party to what their thread turns on: they keep no order among its cruxes as its author alone. */
const AUTHORS = { authorsModerate: false }

/** May this person move cruxes here as a moderator? Where to, the table of states says. */
export const mayMove = (actor: Actor, { place }: { place: Place }, now: Date): Decision =>
  mayModerate(actor, place, AUTHORS, now).decision

/** May this person say how they think it ended? Those with a stance on it, while it is open. */
export function maySettle(
  actor: Actor,
  { state, holds, place }: { state: CruxState; holds: boolean; place: Place },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'settle-crux', now)
  if (!decision.allowed) return decision
  if (CRUX_STATES[state].ended)
    return deny('conflict', `It is ${CRUX_STATES[state].label.toLowerCase()} already.`)
  return holds
    ? decision
    : deny('forbidden', 'Give your stance first: those who have one can agree how it ended.')
}

export type CriteriaTarget = { place: Place; createdById: number; state: CruxState; isEmptied: boolean }

/** May this person say how it will be settled? Who proposed it, or a moderator; only a moderator takes criteria away. */
export function maySetCriteria(actor: Actor, crux: CriteriaTarget, now: Date): Decision {
  const decision = mayTakePart(actor, crux.place, 'settle-crux', now)
  if (!decision.allowed) return decision
  if (CRUX_STATES[crux.state].ended)
    return deny(
      'conflict',
      `It is ${CRUX_STATES[crux.state].label.toLowerCase()}: criteria come before the end.`,
    )
  const isModerator = mayMove(actor, crux, now).allowed
  if (crux.createdById !== decision.actor.id && !isModerator)
    return deny('forbidden', 'Who proposed it says how it will be settled, or a moderator.')
  return crux.isEmptied && !isModerator
    ? deny('invalid', 'Say how it will be settled: by which result or fact, and who reports it.')
    : decision
}
