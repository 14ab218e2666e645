import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { contextOf } from './context'

/** `@handle` where no word, address or path runs into it. A handle has 2 to 32 characters; a hyphen at its end is the sentence's. */
const MENTION = /(?<![\p{L}\p{N}_@/.-])@([a-z0-9][a-z0-9_-]{0,30}[a-z0-9_])(?![\p{L}\p{N}_@])/giu
/** Four characters become forty: what is beyond stays as written. */
const MAX_LINKS = 500

/** Let `@handle` lead to that person's page, except in code and in links. Nobody is looked up: the same text always comes out the same. */
export function presentMentions(md: MarkdownIt): void {
  md.core.ruler.push('present_mentions', (state) => {
    if (!contextOf(state.env)) return
    const room = { left: MAX_LINKS }
    for (const token of state.tokens) {
      if (!token.children || !token.content.includes('@')) continue
      const plain = new Set(plainTexts(token.children))
      token.children = token.children.flatMap((child) =>
        plain.has(child) ? linked(child, state, room) : [child],
      )
    }
  })
}

/** The handles that a line names, as typed. */
export const handlesIn = (tokens: readonly Token[]): string[] =>
  plainTexts(tokens).flatMap(({ content }) => [...content.matchAll(MENTION)].map(([, handle = '']) => handle))

/** The texts that stand in no link. */
function plainTexts(tokens: readonly Token[]): Token[] {
  let open = 0
  return tokens.filter(({ type }) => {
    if (type === 'link_open') open++
    if (type === 'link_close') open--
    return type === 'text' && open === 0
  })
}

function linked(text: Token, state: StateCore, room: { left: number }): Token[] {
  const made: Token[] = []
  const add = (type: string, nesting: -1 | 0 | 1, content = '', href?: string) => {
    const token = new state.Token(type, type === 'text' ? '' : 'a', nesting)
    token.content = content
    token.level = text.level
    if (href) token.attrs = [['href', href]]
    made.push(token)
  }
  let copied = 0
  for (const { 0: words, 1: handle = '', index } of text.content.matchAll(MENTION)) {
    if (room.left-- <= 0) break
    if (index > copied) add('text', 0, text.content.slice(copied, index))
    add('link_open', 1, '', `/people/${handle.toLowerCase()}`)
    add('text', 0, words)
    add('link_close', -1)
    copied = index + words.length
  }
  if (copied < text.content.length) add('text', 0, text.content.slice(copied))
  return made
}
