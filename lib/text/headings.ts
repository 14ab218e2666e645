import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { claimId, contextOf, inlineText, localId, type RenderContext } from './context'

/**
 * Give headings ids and fit them under the page's own: the highest becomes `headingBase`, and one below another goes
 * exactly one step down, so that the outline has no gaps whatever was typed. The list holds those not inside a quote.
 */
export function presentHeadings(md: MarkdownIt): void {
  md.core.ruler.push('present_headings', (state) => {
    const context = contextOf(state.env)
    if (context) present(state, context)
  })
}

function present(state: StateCore, context: RenderContext): void {
  const above: number[] = [] // typed levels of the headings this one stands under
  let level = context.headingBase
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === 'heading_open') {
      const typed = Number(token.tag.slice(1))
      while ((above.at(-1) ?? 0) >= typed) above.pop()
      above.push(typed)
      level = Math.min(6, context.headingBase + above.length - 1)
      name(token, level, inlineText(state.tokens[index + 1]?.children ?? []).trim(), context)
    }
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${level}`
  }
}

function name(token: Token, level: number, text: string, context: RenderContext): void {
  const slug = slugOf(text)
  const id = claimId(context, localId(context, slug))
  token.attrSet('id', id)
  if (!context.anchors.has(slug)) context.anchors.set(slug, id)
  if (token.level === 0) context.headings.push({ id, level, text })
}

/** Letters and digits of any script, joined by hyphens; short enough to read in an address. */
function slugOf(text: string): string {
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  const cut = Array.from(words.slice(0, 120)).slice(0, 60).join('')
  return cut.replace(/^-+|-+$/g, '') || 'section'
}
