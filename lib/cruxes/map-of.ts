import type { CruxState } from './crux-state'
import type { ExportCrux } from './export'
import { type CruxMap, layOutMap } from './map'

/** The map of what the exports say. */
export function mapOf(mainClaim: string | null, cruxes: readonly ExportCrux[]): CruxMap {
  const refs = new Map(cruxes.map(({ label, ref }) => [label, ref]))
  return layOutMap(
    mainClaim,
    cruxes.map(({ ref, label, statement, state, lower, meanSwing, stances, relations }) => {
      const credences = stances.flatMap(({ credence }) => credence ?? [])
      return {
        ref,
        label,
        statement,
        state: state as CruxState,
        weight: lower ?? 0,
        swing: meanSwing,
        split:
          credences.length === 0
            ? null
            : credences.reduce((sum, one) => sum + one, 0) / credences.length / 100,
        relations: relations.map(({ type, to }) => ({ type, to: refs.get(to) ?? to })),
      }
    }),
  )
}
