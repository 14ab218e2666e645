import type { GrowingCrux } from '../growth'
import { isSeenBy, type MapViewer, type SharedCrux } from '../map-of'
import type { EntryFacts } from './entry'

/** The cruxes of a thread with several claims as the replay of their map needs them, whichever claim is looked at. */
export function growingOf(
  cruxes: readonly SharedCrux[],
  facts: readonly EntryFacts[],
  viewer: MapViewer,
): GrowingCrux[] {
  const byRef = new Map(facts.map((one) => [one.ref, one]))
  return cruxes.flatMap((crux) => {
    const own = byRef.get(crux.ref)
    if (!own || crux.state === 'merged' || crux.state === 'rejected') return []
    const { createdAt, resolvedAt, changes } = own
    const { ref, state, number } = crux
    return [
      { ref, label: `C${number}`, createdAt, state, changes, resolvedAt, isBlind: !isSeenBy(crux, viewer) },
    ]
  })
}
