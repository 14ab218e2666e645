import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { CommentState } from '@/lib/comments/view'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { exactTime } from '@/lib/time/age'

/** What is asked about before somebody changes a text. */
export type Written = { authorId: number | null; state: CommentState; stateAt: Date | null; place: Place }

/** Long enough to see what one has done; after it others have read that the text is gone, and answered that. */
export const UNDELETE_MINUTES = 15

const DOING = { edit: 'edit', delete: 'delete', retract: 'retract' } as const
type Doing = keyof typeof DOING

/** May this person change this text? Only its author may; nobody changes what is gone. */
export function mayRevise(actor: Actor, doing: Doing, text: Written, now: Date): Decision {
  const decision = mayTakePart(actor, text.place, doing, now)
  if (!decision.allowed) return decision
  if (text.authorId !== decision.actor.id)
    return deny('forbidden', `Only its author can ${DOING[doing]} this.`)
  if (text.state === 'removed')
    return deny('forbidden', 'A moderator has removed this; it can no longer be changed.')
  if (text.state === 'deleted' && doing !== 'delete')
    return deny('forbidden', 'You have deleted this. Undelete it first, if it is not too late.')
  return decision
}

/** Until when what was deleted can be brought back. */
export const undeletableUntil = (deletedAt: Date): Date =>
  new Date(deletedAt.getTime() + UNDELETE_MINUTES * 60_000)

/** May its author bring it back? */
export function mayUndelete(actor: Actor, text: Written, now: Date): Decision {
  const decision = mayRevise(actor, 'delete', text, now)
  if (!decision.allowed || text.state !== 'deleted' || text.stateAt === null) return decision
  const until = undeletableUntil(text.stateAt)
  return until > now
    ? decision
    : deny(
        'forbidden',
        `A comment can be brought back within ${UNDELETE_MINUTES} minutes: this was possible until ${exactTime(until.getTime())}.`,
      )
}
