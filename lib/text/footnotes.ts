import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it'
import footnote from 'markdown-it-footnote'
import { claimId, contextOf, localId } from './context'
import { footnoteHtml, refName } from './footnote-html'

/** What the library keeps in the parser's environment; its own types have no word for it. */
interface Notes {
  refs?: Record<string, number>
  list?: { label: string; count: number }[]
  mentions?: number
}

/** No honest label is longer; without a limit a row of `[^` is searched to the end from each. */
const MAX_LABEL = 100
/** Four characters become two hundred: what is beyond stays as written. */
const MAX_MENTIONS = 1_000

/**
 * Footnotes as GitHub writes them: `[^label]` and `[^label]: text`. Definitions are read by markdown-it-footnote;
 * references and the gathering at the end are our own, for the library's take quadratic time on hostile input and
 * lose their balance on a definition inside a definition. `^[inline notes]` are left out: prose has `x^[2]`.
 */
export function footnotes(md: MarkdownIt): void {
  md.use(footnote)
  md.disable('footnote_inline')
  md.inline.ruler.at('footnote_ref', reference)
  md.core.ruler.at('footnote_tail', gather)
  Object.assign(md.renderer.rules, footnoteHtml)
}

// The library writes this key and no other code does.
const notesOf = (env: StateCore['env']) => env.footnotes as Notes | undefined

function reference(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false
  const notes = notesOf(state.env)
  const end = state.src.slice(state.pos + 2, state.pos + 3 + MAX_LABEL).indexOf(']')
  const label = state.src.slice(state.pos + 2, state.pos + 2 + end)
  const known = notes?.refs?.[`:${label}`]
  if (!notes?.refs || end < 1 || known === undefined || (notes.mentions ?? 0) >= MAX_MENTIONS) return false

  if (!silent) {
    notes.mentions = (notes.mentions ?? 0) + 1
    notes.list ??= []
    const id = known < 0 ? notes.list.push({ label, count: 0 }) - 1 : known
    notes.refs[`:${label}`] = id
    const note = notes.list[id]
    state.push('footnote_ref', '', 0).meta = { id, subId: note ? note.count++ : 0 }
  }
  state.pos += end + 3
  return true
}

/** Move the definitions that somebody refers to behind the text, in the order of their first mention. */
function gather(state: StateCore): void {
  const notes = notesOf(state.env)
  if (!notes) return
  const bodies = new Map<string, Token[]>()
  const open: Token[][] = [[]] // innermost last; the first is the text itself
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      const label = String(token.meta?.label)
      const body: Token[] = []
      if (!bodies.has(label)) bodies.set(label, body)
      open.push(body)
    } else if (token.type === 'footnote_reference_close') open.pop()
    else open.at(-1)?.push(token)
  }
  state.tokens = open[0] ?? []
  if (notes.list) append(state, notes.list, bodies)
}

function append(
  state: StateCore,
  list: { label: string; count: number }[],
  bodies: Map<string, Token[]>,
): void {
  const context = contextOf(state.env)
  const make = (type: string, nesting: -1 | 0 | 1, meta: Record<string, unknown> | null = null) => {
    const token = new state.Token(type, '', nesting)
    token.meta = meta
    state.tokens.push(token)
  }
  make('footnote_block_open', 1)
  for (const [id, { label, count }] of list.entries()) {
    if (context) claimId(context, localId(context, `fn-${id + 1}`))
    make('footnote_open', 1, { id })
    const body = bodies.get(label) ?? []
    const last = body.at(-1)?.type === 'paragraph_close' ? body.pop() : undefined
    for (const token of body) state.tokens.push(token)
    for (let subId = 0; subId < count; subId++) {
      if (context) claimId(context, localId(context, `fnref-${refName({ id, subId })}`))
      make('footnote_anchor', 0, { id, subId })
    }
    if (last) state.tokens.push(last)
    make('footnote_close', -1)
  }
  make('footnote_block_close', -1)
}
