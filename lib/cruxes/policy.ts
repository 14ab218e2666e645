import type { Actor } from '@/lib/access/actor'
import { type Decision, deny, mayWrite } from '@/lib/access/decision'
import { CRUX_STATES, type CruxState } from './crux-state'

export type CruxTarget = {
  state: CruxState
  /** The main claim it is a crux for; none where the thread has no main claim yet. */
  claimId: number | null
}

/** May this person give, change or take back their stance on this crux? */
export function mayHoldStance(actor: Actor, crux: CruxTarget, now: Date): Decision {
  const decision = mayWrite(actor, 'give your stance', now)
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

/** May this person say how likely they find a thread's main claim? */
export function mayHoldClaimStance(actor: Actor, claim: { exists: boolean }, now: Date): Decision {
  const decision = mayWrite(actor, 'say how likely it is', now)
  if (!decision.allowed || claim.exists) return decision
  return deny('not-found', 'This thread has no main claim yet.')
}

/** Being asked again is for those who said beforehand what they would believe. */
export function mayAnswerAgain(actor: Actor, asked: { foretold: number | null }, now: Date): Decision {
  const decision = mayWrite(actor, 'answer', now)
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

/** A "not a crux" without a reason helps nobody; the numbers may be the reason. */
export function needsReason(
  given: { mark: string | null; note: string | null },
  numbersSayCrux: boolean | null,
): boolean {
  return given.mark === 'not_crux' && given.note === null && numbersSayCrux !== false
}
