import type { Actor } from '@/lib/access/actor'
import { type Decision, deny, isStaff } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { CRUX_STATES, type CruxState } from '../crux-state'
import { mayMove } from '../settling/policy'

/** A thread is about few things; more than this are a book's. */
export const CLAIMS_MOST = 5

export type NewClaim = {
  place: Place
  /** How many claims the thread has, its main one among them. */
  count: number
  hasMainClaim: boolean
  /** A moderator has taken the post's words away. */
  isRemoved: boolean
}

/** May this person add a claim beside a thread's main one? Its author may, and who keeps order there. */
export function mayAddClaim(actor: Actor, thread: NewClaim, now: Date): Decision {
  const decision = mayTakePart(actor, thread.place, 'add-claim', now)
  if (!decision.allowed) return decision
  const { isAuthor, groupRole, moderatesThread } = thread.place.standing
  if (!isAuthor && !isStaff(actor) && groupRole !== 'moderator' && !moderatesThread)
    return deny('forbidden', 'Its author says what a thread claims, or a moderator.')
  if (thread.isRemoved)
    return deny('forbidden', 'A moderator has removed this post; no claim can be added to it.')
  if (!thread.hasMainClaim)
    return deny(
      'conflict',
      'This thread has no main claim yet: say first, in one sentence, what it is about.',
    )
  return thread.count < CLAIMS_MOST
    ? decision
    : deny('conflict', `A thread has at most ${CLAIMS_MOST} claims. Start another thread for this one.`)
}

export type StandingClaim = {
  place: Place
  isMain: boolean
  isMine: boolean
  isRemoved: boolean
  /** How many people said something of it, or of a crux for it; and whether any of them is somebody else. */
  answers: number
  isOthersToo: boolean
  /** How many cruxes are for it. */
  cruxes: number
}

/** Whoever wrote the claim or the thread; or a moderator who does not argue in it. */
function mayTouch(actor: Actor, claim: StandingClaim, now: Date): Decision {
  const decision = mayTakePart(actor, claim.place, 'add-claim', now)
  if (!decision.allowed) return decision
  const isTheirs = claim.isMine || claim.place.standing.isAuthor
  if (!isTheirs && !mayMove(actor, claim, now).allowed)
    return deny(
      'forbidden',
      'A claim is for its author to change, for the thread’s, or for a moderator who does not argue here.',
    )
  if (claim.isRemoved)
    return deny('forbidden', 'A moderator has removed this post; its claims stay as they are.')
  return claim.isMain
    ? deny('conflict', 'The main claim is changed where its author edits the post.')
    : decision
}

/** May this person put a claim into other words? Not under the numbers that others have given for it. */
export function mayRewordClaim(actor: Actor, claim: StandingClaim, now: Date): Decision {
  const decision = mayTouch(actor, claim, now)
  if (!decision.allowed || !claim.isOthersToo) return decision
  return deny(
    'conflict',
    'Others have said how likely they find it: it keeps its words. Add the other one as a claim of its own.',
  )
}

/** May this person take a claim away? Only one that nobody has answered and no crux is for. */
export function mayTakeClaimAway(actor: Actor, claim: StandingClaim, now: Date): Decision {
  const decision = mayTouch(actor, claim, now)
  if (!decision.allowed) return decision
  if (claim.answers > 0) return deny('conflict', 'Somebody has said how likely they find it, so it stays.')
  return claim.cruxes === 0
    ? decision
    : deny('conflict', 'Cruxes are for this claim. Take it away from them first, on their pages.')
}

export type ForClaim = { place: Place; state: CruxState; createdById: number }

/** May this person say which claims a crux is for? Who proposed it, or a moderator who does not argue there. */
export function mayChooseClaims(actor: Actor, crux: ForClaim, now: Date): Decision {
  const decision = mayTakePart(actor, crux.place, 'edit-crux', now)
  if (!decision.allowed) return decision
  if (CRUX_STATES[crux.state].ended)
    return deny(
      'conflict',
      `It is ${CRUX_STATES[crux.state].label.toLowerCase()}, and stays for what it was.`,
    )
  return crux.createdById === decision.actor.id || mayMove(actor, crux, now).allowed
    ? decision
    : deny(
        'forbidden',
        'Who proposed a crux says what it is one for, or a moderator who does not argue here.',
      )
}

/** And take it away from one? Not where people have weighed it so, and not from the last. */
export function mayLeaveClaim(
  decision: Decision,
  { isAnswered, isLast }: { isAnswered: boolean; isLast: boolean },
): Decision {
  if (!decision.allowed) return decision
  if (isAnswered) return deny('conflict', 'People have answered it for that claim, so it stays one for it.')
  return isLast ? deny('conflict', 'It has to be a crux for one claim at least.') : decision
}
