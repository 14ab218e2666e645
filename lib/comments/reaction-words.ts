import type { ReactionOn } from './view'

/** One reaction to some words as the database has it. */
export type QuotedRow = [quote: string, handle: string, isLost: boolean]

/** The words that people of one reaction meant, each once, those that most meant first. */
export function gatherQuotes(rows: readonly QuotedRow[] | null): ReactionOn[] {
  const found = new Map<string, ReactionOn>()
  for (const [quote, handle, isLost] of rows ?? []) {
    const key = `${isLost} ${quote}`
    const known = found.get(key) ?? { quote, who: [], isLost }
    known.who.push(handle)
    found.set(key, known)
  }
  return [...found.values()].sort((one, other) => other.who.length - one.who.length)
}
