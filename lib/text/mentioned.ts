import { handlesIn } from './mentions'
import { forumSyntax } from './parser'

/** Whoever names more people than this is not talking to them. */
const MAX_TOLD = 10

const parser = forumSyntax()

/** Who is spoken to in a text: the handles it names, in lower case, each once. What is quoted, linked or code names nobody. */
export function mentionsOf(body: string): string[] {
  if (!body.includes('@')) return []
  let quotes = 0
  const handles = parser.parse(body, {}).flatMap((token) => {
    if (token.type === 'blockquote_open') quotes++
    if (token.type === 'blockquote_close') quotes--
    return quotes === 0 && token.children ? handlesIn(token.children) : []
  })
  return [...new Set(handles.map((handle) => handle.toLowerCase()))].slice(0, MAX_TOLD)
}
