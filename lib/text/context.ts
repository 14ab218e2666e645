import type { Env, Token } from 'markdown-it'

export interface Heading {
  id: string
  /** As shown: 2 to 6. */
  level: number
  text: string
}

export interface Turn {
  id: string
  speaker: string
  /** The time stamp as it was written: `12:40`, `1:02:40`. */
  at: string
}

/** What one rendering knows and collects; it travels through the layers in the parser's environment. */
export interface RenderContext {
  prefix: string
  /** The forum's own origin; links and images within it are ours. */
  origin: string
  headingBase: number
  transcript: boolean
  /** Every id given out so far, with the highest number put behind it. */
  ids: Map<string, number>
  /** The author's `#some-heading`, and the id that heading got. */
  anchors: Map<string, string>
  headings: Heading[]
  turns: Turn[]
  formulas: number
}

/** The context of this rendering, or undefined when the parser runs without presentation. */
export function contextOf(env: Env | undefined): RenderContext | undefined {
  // The parser's environment is an open record; renderMarkdown is the only one who writes this key.
  return env?.context as RenderContext | undefined
}

/** Take an id in this body: the wish itself, or the wish with the first free number behind it. */
export function claimId(context: RenderContext, wish: string): string {
  let n = context.ids.get(wish) ?? 0
  let id = wish
  while (context.ids.has(id)) id = `${wish}-${++n + 1}`
  context.ids.set(wish, n) // the next one starts here: a thousand equal headings stay cheap
  context.ids.set(id, context.ids.get(id) ?? 0)
  return id
}

/** An id that belongs to this body alone: no local name has an underscore, so no two prefixes can meet. */
export function localId(context: RenderContext | undefined, name: string): string {
  return context ? `${context.prefix}_${name}` : name
}

/** The words of a line, without marks; of a formula its source. */
export function inlineText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' '
      return token.children ? inlineText(token.children) : token.content
    })
    .join('')
}
