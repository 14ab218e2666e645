import type { CruxState } from '../crux-state'
import type { CruxKind } from '../kinds'

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
  lastActivityAt: number
}
export type Board = { items: BoardItem[]; next: string | null }

/** What the board can be narrowed to, in its order: the states in which something can still be done come first. */
export const BOARD_FILTERS = {
  all: { words: 'all', states: null },
  double: { words: 'double cruxes', states: ['double'] },
  open: { words: 'open', states: ['open', 'disputed'] },
  proposed: { words: 'needs one more stance', states: ['proposed'] },
  ended: { words: 'settled', states: ['resolved', 'dissolved'] },
  parked: { words: 'parked', states: ['parked'] },
} as const satisfies Record<string, { words: string; states: readonly CruxState[] | null }>
export type BoardFilter = keyof typeof BOARD_FILTERS
export const isBoardFilter = (given: string): given is BoardFilter => Object.hasOwn(BOARD_FILTERS, given)
