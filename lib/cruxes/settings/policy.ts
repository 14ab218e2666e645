import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayModerate, mayTakePart } from '@/lib/groups/policy'

/** The author is asked by what they are here, below. */
const AS_MODERATOR = { authorsModerate: false }

/** May this person choose how a thread weighs its cruxes? Its author, as of other words of theirs, and who moderates it and does not argue there. */
export function maySetUp(actor: Actor, { place }: { place: Place }, now: Date): Decision {
  if (place.standing.isAuthor) return mayTakePart(actor, place, 'edit', now)
  const { decision } = mayModerate(actor, place, AS_MODERATOR, now)
  return decision.allowed || decision.code === 'signed-out'
    ? decision
    : deny('forbidden', 'Its author chooses that, or a moderator who does not argue in this thread.')
}
