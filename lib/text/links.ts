import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { contextOf, type RenderContext } from './context'

export interface Target {
  kind: 'internal' | 'external' | 'mail'
  host: string
}

/** Stands for the forum's origin where none is given: nothing written by a person can equal it by accident. */
export const NO_ORIGIN = 'https://origin.invalid'

/** What browsers and servers handle; and a guard: one long address must not be repeated by ten thousand references to it. */
const MAX_ADDRESS = 2_000

const EXTERNAL_REL = 'nofollow ugc noopener noreferrer'

/** Where an address leads, read as a browser reads it; null when a body may not link there. */
export function targetOf(address: string, origin: string): Target | null {
  if (address.length > MAX_ADDRESS || !URL.canParse(address, origin)) return null
  const url = new URL(address, origin)
  if (url.protocol === 'mailto:') return { kind: 'mail', host: '' }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  return { kind: url.origin === origin ? 'internal' : 'external', host: url.host }
}

/** Let links lead only to http, https, mailto and our own pages, and mark those that leave. Others stay text. */
export function presentLinks(md: MarkdownIt): void {
  // What is refused here is shown as it was written, address and all; of an inlined image we keep the description.
  md.validateLink = (address) => /^data:image\//i.test(address) || targetOf(address, NO_ORIGIN) !== null
  md.core.ruler.push('present_links', (state) => {
    const context = contextOf(state.env)
    if (context) presentAll(state, context)
  })
}

function presentAll(state: StateCore, context: RenderContext): void {
  // A definition can be referred to again and again: what is repeated may not outgrow what was written (cmark has the same guard).
  let budget = 10 * state.src.length + 10_000
  for (const { children } of state.tokens) {
    let open: Token | undefined
    for (const token of children ?? []) {
      if (token.type === 'image' || token.type === 'link_open') {
        budget -= attributesLength(token)
        if (budget < 0) for (const attribute of token.attrs ?? []) attribute[1] = ''
      }
      if (token.type === 'link_open') open = present(token, context)
      if (token.type === 'image') token.meta = { ...token.meta, inLink: open?.hidden === false }
      if (token.type === 'link_close') {
        token.hidden = open?.hidden ?? false
        open = undefined
      }
    }
  }
}

function present(link: Token, context: RenderContext): Token {
  const href = String(link.attrGet('href') ?? '')
  const target = targetOf(href, context.origin)
  if (!target || href === '') link.hidden = true
  if (target?.kind === 'external') link.attrSet('rel', EXTERNAL_REL)
  const heading = href.startsWith('#') && context.anchors.get(href.slice(1))
  if (heading) link.attrSet('href', `#${heading}`)
  return link
}

const attributesLength = (token: Token) =>
  (token.attrs ?? []).reduce((sum, [, value]) => sum + String(value).length, 0)
