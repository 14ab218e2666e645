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
    ...(hasClaim ? [main] : []),
    ...asked.map(({ stances }) =>
      stances.map(({ userId, percents: { credence } }) => ({ userId, credence })),
    ),
  ]
  const said = new Set<number>()
  for (const column of columns)
    for (const { userId, credence } of column) if (credence !== null) said.add(userId)
  const people = [...said].sort((a, b) => a - b)
  const rowOf = new Map(
    people.map((person): [number, (number | null)[]] => [person, columns.map(() => null)]),
  )
  for (const [i, column] of columns.entries())
    for (const { userId, credence } of column) {
      const row = credence === null ? undefined : rowOf.get(userId)
      if (row && credence !== null) row[i] = credence / 50 - 1
    }
  return {
    people: people.map(String),
    rows: [...rowOf.values()],
    items: [
      ...(hasClaim ? [{ label: MAIN, cruxId: null }] : []),
      ...asked.map(({ number, id }) => ({ label: `C${number}`, cruxId: id })),
    ],
  }
}
