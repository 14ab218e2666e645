import type { MarkdownIt, StateBlock, StateCore } from 'markdown-it'

/** Quotes in quotes in lists: no honest text comes near; a browser gives up at 512, and every level costs a frame of every stack. */
const MAX_BLOCK_LEVELS = 40
const MAX_INLINE_LEVELS = 20

/**
 * Keep the tree shallow without losing a word: blocks nested deeper are read as plain paragraphs,
 * emphasis nested deeper is not marked.
 */
export function limitDepth(md: MarkdownIt): void {
  md.block.ruler.before('table', 'too_deep', plainParagraph)
  md.core.ruler.after('inline', 'too_deep', flattenEmphasis)
}

function plainParagraph(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level < MAX_BLOCK_LEVELS) return false
  let next = startLine + 1
  while (next < endLine && !state.isEmpty(next) && (state.sCount[next] ?? 0) >= state.blkIndent) next++

  state.push('paragraph_open', 'p', 1).map = [startLine, next]
  const inline = state.push('inline', '', 0)
  inline.content = state.getLines(startLine, next, state.blkIndent, false).trim()
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  state.line = next
  return true
}

function flattenEmphasis(state: StateCore): void {
  for (const { children } of state.tokens) {
    for (const token of children ?? []) {
      if (token.nesting !== 0 && token.level >= MAX_INLINE_LEVELS && token.tag !== 'a') token.hidden = true
    }
  }
}
