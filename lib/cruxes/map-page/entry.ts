import type { CruxState } from '../crux-state'
import { type CruxFactsOfThread, labelOf } from '../rail'
import type { Mark } from '../stance'

/** One person's latest numbers on a crux, by name; percents. */
export type NamedStance = {
  by: string
  credence: number | null
  ifTrue: number | null
  ifFalse: number | null
  main: number | null
  mark: Mark | null
}

/** What the database adds to a crux of the rail for the page of all cruxes. Times are milliseconds. */
export type EntryFacts = {
  ref: string
  /** What one would see if it were true. */
  operationalization: string | null
  createdAt: number
  resolvedAt: number | null
  relations: { type: string; to: string }[]
  /** How many people hold a stance, and the newest of them by name. */
  people: number
  named: NamedStance[]
  /** The words it stands in; `ref` is null for the post. */
  anchors: { by: string; quote: string; ref: string | null }[]
  /** How many comments bear on it: it stands in them, they moved somebody, or they are evidence. */
  bearing: number
  changes: { at: number; from: CruxState; to: CruxState }[]
}

/** A crux on the page of a thread's cruxes. While `isBlind`, it comes without the numbers and names of others. */
export type CruxEntry = CruxFactsOfThread & EntryFacts & { label: string; isBlind: boolean }

/** The cruxes of a thread as its page shows them to one reader, relations by label. Merged and rejected ones are left out. */
export function entriesOf(
  cruxes: readonly CruxFactsOfThread[],
  facts: readonly EntryFacts[],
  blind: ReadonlySet<string>,
): CruxEntry[] {
  const labels = new Map(cruxes.map((crux) => [crux.ref, labelOf(crux)]))
  const byRef = new Map(facts.map((one) => [one.ref, one]))
  return cruxes.flatMap((crux) => {
    const own = byRef.get(crux.ref)
    if (!own || crux.state === 'merged' || crux.state === 'rejected') return []
    const label = labelOf(crux)
    const isBlind = blind.has(label)
    return [
      {
        ...crux,
        ...own,
        stances: isBlind ? [] : crux.stances,
        named: isBlind ? [] : own.named,
        relations: own.relations.flatMap(({ type, to }) => {
          const target = labels.get(to)
          return target ? [{ type, to: target }] : []
        }),
        label,
        isBlind,
      },
    ]
  })
}
