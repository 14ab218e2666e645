import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { claimId, contextOf, type RenderContext } from './context'
import { escapeHtml } from './escape'

const HANDLE = /^[a-z0-9][a-z0-9_-]{1,31}$/i
const STAMP = /^ ?\[((?:\d{1,2}:)?\d{1,2}:\d{2})\](?:\s+|$)/

/** Colours tell speakers apart, and there are eight; a ninth speaker shares the first one's. */
const SPEAKER_COLOURS = 8

/**
 * In a transcript, turn `**handle** [12:40] words` at the start of a paragraph into a turn with an address, `#t-12-40`.
 * Speakers are numbered in the order of their first turn. docs/thread-document.md has the form.
 */
export function presentTurns(md: MarkdownIt): void {
  md.core.ruler.push('present_turns', (state) => {
    const context = contextOf(state.env)
    if (context?.transcript) present(state, context)
  })
  md.renderer.rules.turn_head = (tokens, index) => tokens[index]?.content ?? ''
}

function present(state: StateCore, context: RenderContext): void {
  const speakers: string[] = []
  for (const [index, paragraph] of state.tokens.entries()) {
    if (paragraph.type !== 'paragraph_open' || paragraph.level !== 0) continue
    const inline = state.tokens[index + 1]
    const turn = inline && readTurn(inline)
    if (!turn) continue

    if (!speakers.includes(turn.speaker)) speakers.push(turn.speaker)
    const colour = (speakers.indexOf(turn.speaker) % SPEAKER_COLOURS) + 1
    const id = claimId(context, `t-${turn.at.replaceAll(':', '-')}`)
    context.turns.push({ id, speaker: turn.speaker, at: turn.at })

    paragraph.attrs = [
      ['class', 'turn'],
      ['id', id],
    ]
    const head = new state.Token('turn_head', '', 0)
    head.content = `<b class="speaker speaker-${colour}">${escapeHtml(turn.speaker)}</b> <a class="at" href="#${id}">${turn.at}</a> `
    inline.children = [head, ...turn.rest]
  }
}

function readTurn(inline: Token): { speaker: string; at: string; rest: Token[] } | undefined {
  // The parser leaves empty texts where it took a mark away.
  const marks = (inline.children ?? []).filter((token) => token.type !== 'text' || token.content !== '')
  const [open, name, close, words, ...rest] = marks
  if (open?.type !== 'strong_open' || name?.type !== 'text' || close?.type !== 'strong_close')
    return undefined
  if (words?.type !== 'text' || !HANDLE.test(name.content)) return undefined
  const stamp = STAMP.exec(words.content)
  if (!stamp?.[1]) return undefined

  words.content = words.content.slice(stamp[0].length)
  return { speaker: name.content, at: stamp[1], rest: [words, ...rest] }
}
