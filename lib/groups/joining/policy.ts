import type { Actor } from '@/lib/access/actor'
import { allow, type Decision, deny, mayWrite } from '@/lib/access/decision'
import type { Door } from '../view'

/** What is asked before somebody joins. */
export type Entrance = { door: Door; isMember: boolean; hasInvitation: boolean }

/** May this person join now? An invitation opens every door. Who is in may press again. */
export function mayJoin(actor: Actor, { door, isMember, hasInvitation }: Entrance, now: Date): Decision {
  const decision = mayWrite(actor, 'join a group', now)
  if (!decision.allowed || isMember || hasInvitation || door === 'open') return decision
  return door === 'asking'
    ? deny('forbidden', 'This group asks a question of those who want to join: answer it on its page.')
    : deny('forbidden', 'This group is joined by invitation: ask one of its moderators for a link.')
}

/** May this person ask to join? */
export function mayAsk(
  actor: Actor,
  { door, isMember }: Omit<Entrance, 'hasInvitation'>,
  now: Date,
): Decision {
  const decision = mayWrite(actor, 'ask to join a group', now)
  if (!decision.allowed) return decision
  if (isMember) return deny('conflict', 'You are a member already.')
  return door === 'asking'
    ? decision
    : deny(
        'conflict',
        door === 'open' ? 'This group is open: just join.' : 'This group is joined by invitation.',
      )
}

/** Everybody may leave, suspended or not. */
export const mayLeave = (actor: Actor): Decision =>
  actor.kind === 'guest' ? deny('signed-out', 'Sign in to leave a group.') : allow(actor)

/** May somebody be without this role? A group with members keeps a moderator. */
export const mayDoWithout = (
  decision: Decision,
  others: { moderators: number; members: number },
): Decision =>
  decision.allowed && others.moderators === 0 && others.members > 0
    ? deny('conflict', 'Somebody has to keep order here: name another moderator first.')
    : decision
