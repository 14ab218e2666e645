import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { CRUX_STATES, type CruxState } from '../crux-state'
import { mayPropose } from '../policy'

/** With more, nobody can say what they think of all together. */
export const PARTS_AT_MOST = 4

export type Weighed = {
  place: Place
  sameThread: boolean
  parts: readonly { label: string; state: CruxState }[]
  /** One of them that joins another of them already. */
  inside: { part: string; whole: string } | null
  /** The crux that joins them already, or is in the same words. */
  found: { label: string; isOfThese: boolean; canJoinThem: boolean } | null
  /** How many cruxes they have proposed here within a day. */
  recent: number
}

/** May this person have these cruxes weighed together? It is a proposal like any other, unless there is one of the same parts. */
export function mayWeighTogether(
  actor: Actor,
  { place, sameThread, parts, inside, found, recent }: Weighed,
  now: Date,
): Decision {
  const decision = mayTakePart(actor, place, 'tag', now)
  if (!decision.allowed) return decision
  if (!sameThread) return deny('conflict', 'Cruxes can be weighed together within one thread only.')
  if (parts.length < 2) return deny('invalid', 'A crux alone is weighed already: choose another one.')
  if (found?.isOfThese) return decision
  if (inside)
    return deny(
      'conflict',
      `${inside.part} is one part of ${inside.whole} already: ${inside.whole} is the two together.`,
    )
  const over = parts.find(({ state }) => CRUX_STATES[state].ended)
  if (over)
    return deny(
      'conflict',
      `${over.label} is ${CRUX_STATES[over.state].label.toLowerCase()}: weigh together what is still open.`,
    )
  if (found && !found.canJoinThem)
    return deny('conflict', `${found.label} is in these words already: say it in others.`)
  return mayPropose(actor, { recent, place }, now)
}
