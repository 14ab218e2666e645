import type { Actor } from '@/lib/access/actor'
import { reasonIn } from '@/lib/access/decision'
import type { Doing, Place } from './place'
import { mayTakePart } from './policy'

/** Why somebody would be refused on a thread's page, by what its buttons do; null where they would not be. */
export type Refusals = Record<'vote' | 'react' | 'reply' | 'edit' | 'delete' | 'retract', string | null>

/** What the buttons of a thread's page say before they are pressed. The policies of single texts may refuse more. */
export function refusalsAt(actor: Actor, place: Place, now: Date): Refusals {
  const why = (doing: Doing) => {
    const decision = mayTakePart(actor, place, doing, now)
    // A pause between comments is no reason not to begin one: that is for the box to say.
    return !decision.allowed && decision.code === 'too-fast' ? null : reasonIn(decision)
  }
  return {
    vote: why('vote'),
    react: why('react'),
    reply: why('comment'),
    edit: why('edit'),
    delete: why('delete'),
    retract: why('retract'),
  }
}
