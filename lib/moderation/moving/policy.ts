import type { Member } from '@/lib/access/actor'
import { allow, type Decision, deny } from '@/lib/access/decision'
import type { Lock, Place } from '@/lib/groups/place'

/** As many as pages that are open are told of one by one (lib/live): what is more is moved in parts. */
export const MOST_MOVED = 500

/** What is asked about before a branch is moved. */
export type MoveFacts = {
  /** Where it would go is in its own thread: then whether it stands there already, and whether that is in its own branch. */
  within: { isThere: boolean; isBelowItself: boolean } | null
  /** Both threads are of one group, or everybody reads both. */
  isReadAlike: boolean
  /** Where it would go, with the branch it would stand in. */
  to: Pick<Place, 'lock' | 'branchLock'>
  /** What it would stand below is deleted, removed, or itself a trace. */
  isAboveGone: boolean
  /** With all that stands below it, counted a little beyond the limit. */
  comments: number
}

/** May this branch go there? Who keeps order in both places is asked before, by `mayModerate`. */
export function mayMove(moderator: Member, facts: MoveFacts, now: Date): Decision {
  if (facts.within?.isBelowItself)
    return deny('invalid', 'It cannot stand below itself or its own replies: choose another place.')
  if (facts.within?.isThere)
    return deny(
      'invalid',
      'It stands there already: give the address of another comment, or of another thread.',
    )
  if (!facts.isReadAlike)
    return deny(
      'forbidden',
      'Not everybody who reads it here can read there, or the other way round: move it within its group, or between groups that everybody reads.',
    )
  const { lock, branchLock } = facts.to
  const closed = isOn(lock, now) ? 'thread' : isOn(branchLock, now) ? 'branch' : null
  if (closed)
    return deny('forbidden', `The ${closed} it would go to is locked: unlock it first, or choose another.`)
  if (facts.isAboveGone)
    return deny('conflict', 'The comment it would stand below is gone there: choose another place.')
  if (facts.comments > MOST_MOVED)
    return deny('forbidden', `More than ${MOST_MOVED} comments stand there: move its replies one by one.`)
  return allow(moderator)
}

const isOn = (lock: Lock | null, now: Date): boolean =>
  lock !== null && (lock.until === null || lock.until > now)
