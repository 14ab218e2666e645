import type { Opinions } from '../groups'
import type { CruxFactsOfThread, MainStance } from '../rail'

/** How the main claim is called among the items. */
export const MAIN = 'the main claim'

/** Everybody's current credences in a thread: the main claim first, then its cruxes in order, -1..1. */
export type ThreadOpinions = Opinions & {
  /** What the columns are: MAIN, C1, C2 … */
  items: { label: string; cruxId: number | null }[]
}

/** People (by id, as text) × claims and cruxes. Merged and rejected cruxes are no items; who gave no number is nobody here. */
export function opinionsOf(
  main: readonly MainStance[],
  cruxes: readonly CruxFactsOfThread[],
  hasClaim: boolean,
): ThreadOpinions {
  const asked = cruxes.filter(({ state }) => state !== 'merged' && state !== 'rejected')
  const columns = [
    ...(hasClaim ? [new Map(main.map(({ userId, credence }) => [userId, credence]))] : []),
    ...asked.map(
      ({ stances }) =>
        new Map(
          stances.flatMap(({ userId, percents: { credence } }): [number, number][] =>
            credence === null ? [] : [[userId, credence]],
          ),
        ),
    ),
  ]
  const people = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b)
  const z = (percent: number | undefined) => (percent === undefined ? null : percent / 50 - 1)
  return {
    people: people.map(String),
    rows: people.map((person) => columns.map((column) => z(column.get(person)))),
    items: [
      ...(hasClaim ? [{ label: MAIN, cruxId: null }] : []),
      ...asked.map(({ number, id }) => ({ label: `C${number}`, cruxId: id })),
    ],
  }
}
