import type { Actor } from '@/lib/access/actor'
import { type Decision, deny, mayWrite } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { CRUX_STATES, type CruxState } from '../crux-state'
import { mayMove } from '../settling/policy'

/** May this person add to what is said about a crux? Also after its end: evidence comes late. */
export function mayTalk(actor: Actor, crux: { state: CruxState; place: Place }, now: Date): Decision {
  const decision = mayTakePart(actor, crux.place, 'discuss-crux', now)
  if (!decision.allowed) return decision
  return crux.state === 'merged' || crux.state === 'rejected'
    ? deny('conflict', `It was ${CRUX_STATES[crux.state].label.toLowerCase()}, and takes no more.`)
    : decision
}

/** May this person take away what was said about a crux? Their own; what others said, as one who moderates it and does not argue there. */
export function mayTakeAway(
  actor: Actor,
  { isMine, place }: { isMine: boolean; place: Place },
  now: Date,
): Decision {
  if (isMine) return mayTakePart(actor, place, 'discuss-crux', now)
  const decision = mayWrite(actor, 'take that away', now)
  if (!decision.allowed) return decision
  const judging = mayMove(actor, { place }, now)
  return judging.allowed
    ? judging
    : deny('forbidden', 'Who added it can take it away, or a moderator who does not argue in this thread.')
}

/** May this person say whether a paraphrase is what they mean? Only they know. */
export function mayDecide(
  actor: Actor,
  { ofId, place }: { ofId: number; place: Place },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'discuss-crux', now)
  if (!decision.allowed) return decision
  return ofId === decision.actor.id
    ? decision
    : deny('forbidden', 'Whether it is what they mean, only they can say.')
}

/** May this person put another's view into words? Of somebody who holds a stance here, and not their own. */
export function mayParaphrase(decision: Decision, of: { id: number; holds: boolean } | null): Decision {
  if (!decision.allowed) return decision
  if (!of?.holds) return deny('not-found', 'Choose somebody who has a stance on this crux.')
  return of.id === decision.actor.id
    ? deny('invalid', 'That is you: put the view of somebody else into words.')
    : decision
}
