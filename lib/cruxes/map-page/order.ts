import { weightOf } from '../map-of'
import { partsIn, shownUnder, withPartsUnder } from '../together/parts'
import type { CruxEntry } from './entry'

export type Listed = { entry: CruxEntry; parts: readonly string[]; isUnder: boolean }

/** The entries in the order of the rail, given by label; what is weighed together with its parts, which follow it where the map has them below. */
export function inListOrder(entries: readonly CruxEntry[], railOrder: readonly string[]): Listed[] {
  const byLabel = new Map(entries.map((entry) => [entry.label, entry]))
  const parts = partsIn(entries, ({ label }) => label)
  const under = shownUnder(parts, (label) => {
    const entry = byLabel.get(label)
    return entry ? weightOf(entry) : 0
  })
  const order = [...railOrder.filter((label) => byLabel.has(label)), ...byLabel.keys()]
  const placed = new Set([...under.values()].flat())
  return withPartsUnder([...new Set(order)], under).flatMap((label) => {
    const entry = byLabel.get(label)
    return entry ? [{ entry, parts: parts.get(label) ?? [], isUnder: placed.has(label) }] : []
  })
}
