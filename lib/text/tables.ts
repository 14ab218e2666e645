import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { contextOf, inlineText } from './context'
import { escapeHtml } from './escape'

const ALIGNMENT = /^text-align:(left|center|right)$/

/**
 * Let a wide table scroll inside the column, by keyboard too: a named, focusable region around it. Alignment becomes
 * a class, for style attributes are forbidden by the page's policy, and a header cell without words an ordinary cell.
 */
export function presentTables(md: MarkdownIt): void {
  md.core.ruler.push('present_tables', (state) => {
    if (contextOf(state.env)) present(state)
  })
  md.renderer.rules.table_open = (tokens, index) => {
    const label = escapeHtml(String(tokens[index]?.meta?.label ?? 'Table'))
    return `<div class="table-wrap" role="region" tabindex="0" aria-label="${label}"><table>\n`
  }
  md.renderer.rules.table_close = () => '</table></div>\n'
}

function present(state: StateCore): void {
  const labels = new Map<string, number>()
  let table: Token | undefined
  let heads: string[] = []
  for (const [index, token] of state.tokens.entries()) {
    const words = inlineText(state.tokens[index + 1]?.children ?? []).trim()
    if (token.type === 'table_open') [table, heads] = [token, []]
    if (token.type === 'th_open' && words) heads.push(words)
    if (token.type === 'th_open' && !words) toOrdinaryCell(token, state.tokens[index + 2])
    if (token.type === 'thead_close' && table) table.meta = { label: labelOf(heads, labels) }
    const align = token.attrGet('style')
    if (align !== null) token.attrs = [['class', `align-${ALIGNMENT.exec(String(align))?.[1] ?? 'left'}`]]
  }
}

function toOrdinaryCell(open: Token, close: Token | undefined): void {
  open.tag = 'td'
  if (close) close.tag = 'td'
}

/** What the table is about by its header; numbered when another in this body has the same, as regions must differ by name. */
function labelOf(heads: string[], labels: Map<string, number>): string {
  const words = Array.from(heads.join(', ')).slice(0, 80).join('')
  const label = words ? `Table: ${words}` : 'Table'
  const n = (labels.get(label) ?? 0) + 1
  labels.set(label, n)
  return n === 1 ? label : `${label} (${n})`
}
