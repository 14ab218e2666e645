import type { CruxState } from '../crux-state'
import { type CruxKind, cruxKinds } from '../kinds'

/** One crux on the board across threads. Times are milliseconds. */
export type BoardItem = {
  id: number
  ref: string
  number: number
  statement: string
  kind: CruxKind
  state: CruxState
  thread: { slug: string; title: string }
  holders: number
  explained: number | null
  gap: number | null
  doublePairs: number
  /** The day on which it is to be settled, as YYYY-MM-DD. */
  resolveBy: string | null
}
export type Board = { items: BoardItem[]; next: string | null }

type Filter = {
  words: string
  states: readonly CruxState[] | null
  /** Only those to be settled within so many days. */
  within?: number
  /** Only those that came to mean something else since the reader answered. */
  mineStale?: true
}
const STANDING = ['double', 'open', 'disputed', 'proposed', 'parked'] as const

/** What the board can be narrowed to, in its order: the states in which something can still be done come first. */
export const BOARD_FILTERS = {
  all: { words: 'all', states: null },
  double: { words: 'double cruxes', states: ['double'] },
  open: { words: 'open', states: ['open', 'disputed'] },
  proposed: { words: 'needs one more stance', states: ['proposed'] },
  mine: { words: 'mine to answer again', states: STANDING, mineStale: true },
  soon: { words: 'to be settled soon', states: STANDING, within: 31 },
  ended: { words: 'settled', states: ['resolved', 'dissolved'] },
  parked: { words: 'parked', states: ['parked'] },
} as const satisfies Record<string, Filter>
export type BoardFilter = keyof typeof BOARD_FILTERS
export const isBoardFilter = (given: string): given is BoardFilter => Object.hasOwn(BOARD_FILTERS, given)
export const filterOf = (name: BoardFilter): Filter => BOARD_FILTERS[name]

export const isKind = (given: string): given is CruxKind => (cruxKinds as readonly string[]).includes(given)

/** What a reader asks of the board. */
export type Wanted = { filter: BoardFilter; kind: CruxKind | null; tag: string | null; after: string | null }
