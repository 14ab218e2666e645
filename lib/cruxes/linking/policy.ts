import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'

export type Linked = {
  place: Place
  isItself: boolean
  sameThread: boolean
  isThere: boolean
  wouldCircle: boolean
}

/** May this person say how two cruxes stand to each other? Within a thread, once, and never in a circle. */
export function mayLink(
  actor: Actor,
  { place, isItself, sameThread, isThere, wouldCircle }: Linked,
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'discuss-crux', now)
  if (!decision.allowed) return decision
  if (isItself) return deny('invalid', 'A crux stands in no relation to itself: choose another one.')
  if (!sameThread) return deny('conflict', 'Cruxes can be related within one thread only.')
  if (isThere) return deny('conflict', 'They are related so already.')
  return wouldCircle
    ? deny(
        'conflict',
        'The other one leads back to this one already: they would rest on each other in a circle.',
      )
    : decision
}
