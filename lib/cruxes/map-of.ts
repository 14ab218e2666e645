import type { CruxState } from './crux-state'
import type { ExportCrux } from './export'
import { type CruxMap, layOutMap, type MapCrux } from './map'
import type { CruxEntry } from './map-page/entry'
import { rankOf } from './score'

/** The map of what the exports say. */
export function mapOf(mainClaim: string | null, cruxes: readonly ExportCrux[]): CruxMap {
  const refs = new Map(cruxes.map(({ label, ref }) => [label, ref]))
  return layOutMap(
    mainClaim,
    cruxes.map(({ ref, label, statement, state, lower, meanSwing, stances, relations }) => ({
      ref,
      label,
      statement,
      state: state as CruxState,
      weight: lower ?? 0,
      swing: meanSwing,
      split: meanOf(stances.map(({ credence }) => credence)),
      relations: relations.map(({ type, to }) => ({ type, to: refs.get(to) ?? to })),
    })),
  )
}

/** The map as one reader may see it: of a crux they have not answered yet, only that it is there. */
export function mapFor(mainClaim: string | null, entries: readonly CruxEntry[]): CruxMap {
  const refs = new Map(entries.map(({ label, ref }) => [label, ref]))
  return layOutMap(
    mainClaim,
    entries.map(
      ({ ref, label, statement, state, score, stances, relations, isBlind }): MapCrux => ({
        ref,
        label,
        statement,
        state,
        weight: weightOf({ score, isBlind }),
        swing: isBlind ? null : score.meanSwing,
        split: meanOf(stances.map(({ percents }) => percents.credence)),
        relations: relations.flatMap(({ type, to }) => {
          const target = refs.get(to)
          return target ? [{ type, to: target }] : []
        }),
      }),
    ),
  )
}

/** How much a crux weighs for a reader: its lower bound in points, 0 while they may not know it. */
export const weightOf = ({ score, isBlind }: Pick<CruxEntry, 'score' | 'isBlind'>): number =>
  isBlind || score.status !== 'scored' ? 0 : rankOf(score)

function meanOf(percents: readonly (number | null)[]): number | null {
  const given = percents.filter((one) => one !== null)
  return given.length === 0 ? null : given.reduce((sum, one) => sum + one, 0) / given.length / 100
}
