import type { Actor } from '@/lib/access/actor'
import { allow, type Decision, deny } from '@/lib/access/decision'

/** One's own account is one's own: somebody who is suspended may still change it, take their data, and go. */
export function mayManage(actor: Actor, doing: string): Decision {
  return actor.kind === 'guest' ? deny('signed-out', `Sign in to ${doing}.`) : allow(actor)
}

/** A forum without an admin can never get one again, and nobody lets anybody in, or keeps order, in a group without a moderator. */
export function mayDelete(actor: Actor, admins: number, alone: readonly string[]): Decision {
  if (actor.kind === 'member' && actor.role === 'admin' && admins < 2)
    return deny('forbidden', 'You are the only admin here: make somebody else admin first.')
  if (alone.length > 0)
    return deny(
      'forbidden',
      `You alone moderate ${alone.map((name) => `“${name}”`).join(' and ')}, and others are members: name another moderator there first.`,
    )
  return mayManage(actor, 'delete your account')
}
