import type { Actor } from '@/lib/access/actor'
import { type Decision, deny, isStaff } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { CRUX_STATES, type CruxState } from './crux-state'
import { mayMove } from './settling/policy'

export type CruxTarget = {
  place: Place
  state: CruxState
  /** The claim it is weighed against; none where the thread has no claim yet. */
  claimId: number | null
}

/** May this person give, change or take back their stance on this crux? */
export function mayHoldStance(actor: Actor, crux: CruxTarget, now: Date): Decision {
  const decision = mayTakePart(actor, crux.place, 'stance', now)
  if (!decision.allowed) return decision
  if (crux.claimId === null)
    return deny(
      'conflict',
      'This thread has no main claim yet, so nothing can be a crux for it. Its author can add one.',
    )
  if (crux.state === 'merged')
    return deny('conflict', 'It was merged into another crux: give your stance there.')
  if (CRUX_STATES[crux.state].ended)
    return deny('conflict', `It is ${CRUX_STATES[crux.state].label.toLowerCase()}: stances on it are closed.`)
  return decision
}

/** May this person say how likely they find a claim of a thread? */
export function mayHoldClaimStance(
  actor: Actor,
  claim: { exists: boolean; isMain: boolean; place: Place },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, claim.place, 'credence', now)
  if (!decision.allowed || claim.exists) return decision
  return deny(
    'not-found',
    claim.isMain
      ? 'This thread has no main claim yet.'
      : 'This claim is not there any more. Reload the page.',
  )
}

/** Being asked again is for those who said beforehand what they would believe. */
export function mayAnswerAgain(
  actor: Actor,
  asked: { foretold: number | null; place: Place },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, asked.place, 'stance', now)
  if (!decision.allowed || asked.foretold !== null) return decision
  return deny(
    'forbidden',
    'You did not say beforehand what you would believe, so there is nothing to compare.',
  )
}

/** May a person name this comment as what moved them? */
export function mayCredit(
  decision: Decision,
  comment: { authorId: number | null; isGone: boolean } | null,
): Decision {
  if (!decision.allowed) return decision
  if (!comment || comment.isGone)
    return deny('not-found', 'There is no such comment in this thread. Copy its permalink.')
  if (comment.authorId === decision.actor.id)
    return deny('invalid', 'That comment is your own: name the one that moved you, or leave it empty.')
  return decision
}

/**
 * A "not a crux" or a "cannot tell" without a reason helps nobody: nobody can answer it. The numbers may be the reason: such as
 * would move nobody of the one, any three of the other (docs/decisions/0010). "Crux for me" says enough by itself.
 */
export function needsReason(
  given: { mark: string | null; note: string | null },
  numbersSayCrux: boolean | null,
): boolean {
  if (given.note !== null) return false
  if (given.mark === 'unsure') return numbersSayCrux === null
  return given.mark === 'not_crux' && numbersSayCrux !== false
}

/** One person proposes this many cruxes a day in one thread. */
export const PROPOSALS_A_DAY = 5

/** May this person propose a crux in this thread? */
export function mayPropose(
  actor: Actor,
  { recent, place }: { recent: number; place: Place },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'tag', now)
  if (!decision.allowed || recent < PROPOSALS_A_DAY) return decision
  return deny(
    'too-fast',
    `You have proposed ${PROPOSALS_A_DAY} cruxes here within a day. Join one that is there, or come back tomorrow.`,
    new Date(now.getTime() + 86_400_000),
  )
}

/** May this person add a place in the text to a crux that is there? */
export function mayJoin(
  actor: Actor,
  { state, place }: { state: CruxState; place: Place },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'tag', now)
  if (!decision.allowed) return decision
  if (state === 'merged')
    return deny('conflict', 'It was merged into another crux: tag this as the other one.')
  return state === 'rejected' ? deny('conflict', 'It was rejected, and takes no more places.') : decision
}

export type EditedCrux = {
  place: Place
  state: CruxState
  createdById: number
  /** Has anybody but its creator a stance on it? */
  isAnswered: boolean
  changesKind: boolean
}

/** May this person put a crux into other words? Its creator, or one who moderates it and does not argue there. The kind stays once others have answered by it. */
export function mayEdit(actor: Actor, crux: EditedCrux, now: Date): Decision {
  const decision = mayTakePart(actor, crux.place, 'edit-crux', now)
  if (!decision.allowed) return decision
  if (CRUX_STATES[crux.state].ended)
    return deny('conflict', `It is ${CRUX_STATES[crux.state].label.toLowerCase()}, and keeps its words.`)
  if (crux.createdById !== decision.actor.id && !mayMove(actor, crux, now).allowed)
    return deny(
      'forbidden',
      'Its words are for who proposed it to change, or for a moderator who does not argue in this thread. You can flag it.',
    )
  return crux.changesKind && crux.isAnswered
    ? deny('conflict', 'Others have answered it as what it is; its kind can no longer change.')
    : decision
}

/** May this person say what a thread is about, that has no main claim yet? */
export function mayAddMainClaim(
  actor: Actor,
  thread: { isAuthor: boolean; hasMainClaim: boolean; place: Place },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, thread.place, 'add-claim', now)
  if (!decision.allowed) return decision
  if (thread.hasMainClaim) return deny('conflict', 'This thread has its main claim already.')
  return thread.isAuthor || isStaff(actor)
    ? decision
    : deny('forbidden', 'Its author says what a thread is about, or a moderator.')
}
