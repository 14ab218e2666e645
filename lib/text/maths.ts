import type { MarkdownIt, RendererRule, StateBlock, StateInline } from 'markdown-it'
import { contextOf } from './context'
import { escapeHtml } from './escape'
import { MAX_TEX, mathml } from './mathml'

const MAX_LINES = 60
/** Each costs a tenth of a millisecond and a page of markup; what is beyond stays as written. */
const MAX_FORMULAS = 1_000

/** Like the library's own, but it stops at `$` too, and not at marks that begin nothing here. */
const PLAIN = /[^\n!$&*:<[\]\\^_`~]+/y

/**
 * Read `$…$` and `$$…$$` as maths by Pandoc's rule: the opening mark touches what follows, the closing one what comes
 * before, and no digit follows it. Between them no other dollar; an amount of money is not a formula.
 */
export function maths(md: MarkdownIt): void {
  md.inline.ruler.at('text', plainText)
  md.inline.ruler.after('escape', 'maths', inlineMaths)
  md.block.ruler.after('fence', 'maths_block', mathsBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  md.renderer.rules.maths = formula
  md.renderer.rules.maths_block = (...args) => `<div class="maths" tabindex="0">${formula(...args)}</div>\n`
}

function plainText(state: StateInline, silent: boolean): boolean {
  PLAIN.lastIndex = state.pos
  const text = PLAIN.exec(state.src)?.[0].slice(0, state.posMax - state.pos)
  if (!text) return false
  if (!silent) state.pending += text
  state.pos += text.length
  return true
}

function inlineMaths(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src[pos] !== '$') return false
  const mark = src[pos + 1] === '$' ? '$$' : '$'
  const start = pos + mark.length
  const end = nextDollar(src, start, posMax)
  if (end < 0 || !src.startsWith(mark, end) || end + mark.length > posMax) return false
  const tex = src.slice(start, end)
  if (tex === '' || !isFormula(src, pos, end, mark)) return false

  if (!silent) {
    const token = state.push('maths', 'math', 0)
    token.content = tex
    token.markup = mark
    token.info = mark + tex + mark
  }
  state.pos = end + mark.length
  return true
}

/** The next dollar not behind a backslash; not found within a formula's length: -1. */
function nextDollar(src: string, from: number, max: number): number {
  for (let at = from; at < Math.min(max, from + MAX_TEX); at++) {
    if (src[at] === '$') return at
    if (src[at] === '\\') at++
  }
  return -1
}

function isFormula(src: string, open: number, close: number, mark: string): boolean {
  const tex = src.slice(open + mark.length, close)
  const before = src[open - 1] ?? ' '
  const after = src[close + mark.length] ?? ' '
  if (/^\s|\s$/.test(tex) || /[\p{L}\p{N}$]/u.test(before) || /[\p{N}$]/u.test(after)) return false
  // "$5 (or 5$)", "$5/month and 10$/year": it begins as an amount, runs on in words, and has no sign of TeX.
  return !(/^\d/.test(tex) && /\s/.test(tex) && !/[\\^_{}=+<>|*]/.test(tex))
}

function mathsBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const first = lineAt(state, startLine)
  if (!first.startsWith('$$')) return false

  const lines = [first.slice(2)]
  let line = startLine
  while (!lines.at(-1)?.endsWith('$$')) {
    line++
    if (line >= endLine || line - startLine > MAX_LINES || state.isEmpty(line)) return false
    if ((state.sCount[line] ?? 0) < state.blkIndent) return false
    lines.push(lineAt(state, line))
  }
  const source = lines.join('\n')
  const tex = source.slice(0, -2).trim()
  if (tex === '' || tex.includes('$$')) return false
  if (silent) return true

  const token = state.push('maths_block', 'math', 0)
  token.content = tex
  token.markup = '$$'
  token.info = `$$${source}`
  token.map = [startLine, line + 1]
  state.line = line + 1
  return true
}

const lineAt = (state: StateBlock, line: number) =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd()

const formula: RendererRule = (tokens, index, _options, env) => {
  const token = tokens[index]
  if (!token) return ''
  const context = contextOf(env)
  const tooMany = context !== undefined && ++context.formulas > MAX_FORMULAS
  const html = tooMany ? null : mathml(token.content, token.markup === '$$')
  return html ?? escapeHtml(token.info)
}
