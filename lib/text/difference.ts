import { diffArrays } from 'diff'

export interface Change {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** A word or one mark, each with the space behind it: so a changed word never drags its spaces along as changes of their own. */
const WORD = /[\p{L}\p{M}\p{N}_]+\s*|[^\p{L}\p{M}\p{N}_]\s*/gu
const PARAGRAPH = /[^\n]*\n+|[^\n]+/g

/** The work grows with the square of the number of edits; at 2,000 it takes a third of a second. */
const MAX_EDITS = 2_000

/**
 * What an edit changed, word by word. The parts that are not `added` join to `before`, those not `removed` to `after`.
 * A rewrite of more than about 1,000 words is compared by paragraphs, and beyond that shown as replaced in full.
 */
export function wordDiff(before: string, after: string): Change[] {
  const byWord = changes(before.match(WORD) ?? [], after.match(WORD) ?? [])
  const found = byWord ?? changes(before.match(PARAGRAPH) ?? [], after.match(PARAGRAPH) ?? [])
  return found ?? replaced(before, after)
}

function changes(before: string[], after: string[]): Change[] | undefined {
  const parts = diffArrays(before, after, { maxEditLength: MAX_EDITS })
  return parts?.map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value.join(''),
  }))
}

function replaced(before: string, after: string): Change[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
}
