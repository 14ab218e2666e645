import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReactedWords } from '@/lib/reactions/words'
import { renderMarkdown } from '@/lib/text/markdown'
import { toPlainText } from '@/lib/text/plain-text'
import { type AnchorFacts, markCruxes } from './view'

const markReacted = (body: string, reacted: ReactedWords[]) => markCruxes(body, [], reacted)
const html = (markdown: string) => renderMarkdown(markdown, { prefix: 'c1' }).html
const on = (quote: string, kind = 'good-point', who = ['ada']) => ({
  ...{ kind, who, quote },
  ...{ prefix: null, suffix: null, start: null },
})
const crux = (quote: string): AnchorFacts => ({
  crux: { id: 7, label: 'C1', statement: 'It pulls.', state: 'open' },
  ...{ commentId: 1, quote, prefix: null, suffix: null, start: null, end: null },
})

test('words that somebody reacted to are marked, and whose reactions they are is said to a pointer', () => {
  expect(
    markReacted(html('It **pulls** everybody.'), [
      on('pulls everybody'),
      on('pulls everybody', 'unclear', ['bob', 'cyd']),
    ]),
  ).toBe(
    '<p>It <strong><mark class="reacted" title="Good point: ada; Unclear: bob, cyd">pulls</mark></strong>' +
      '<mark class="reacted" title="Good point: ada; Unclear: bob, cyd"> everybody</mark>.</p>\n',
  )
})

test('words that are not there any more, and a removed text, are left as they are', () => {
  expect(markReacted(html('Nothing of it.'), [on('pulls everybody')])).toBe(html('Nothing of it.'))
  expect(markReacted('', [on('pulls')])).toBe('')
})

test('a handle cannot write into the page', () => {
  expect(markReacted(html('A word.'), [on('word', 'good-point', ['"><script>'])])).not.toContain('<script>')
})

/** The words that stand in marks of this class, whatever else is marked in them. */
function wordsIn(name: string, marked: string): string {
  const open: string[] = []
  let words = ''
  for (const [piece, mark, text] of marked
    .replace(/<sup.*?<\/sup>/g, '')
    .matchAll(/<mark class="([^"]*)"[^>]*>|([^<]+)|<[^>]*>/g)) {
    if (mark !== undefined) open.push(mark)
    else if (piece === '</mark>') open.pop()
    else if (text !== undefined && open.some((one) => one.startsWith(name))) words += text
  }
  return words
}

test.each([
  ['two three', 'two three'],
  ['two three four', 'three'],
  ['three', 'two three four'],
  ['One two', 'two three'],
])(
  'words reacted to (%s) and words of a crux (%s) are both whole, and the crux has its name once',
  (reacted, tagged) => {
    const marked = markCruxes(html('One *two* three four five.'), [crux(tagged)], [on(reacted)])

    expect(wordsIn('crux', marked)).toBe(tagged)
    expect(wordsIn('reacted', marked)).toBe(reacted)
    expect(marked.match(/<sup/g)).toHaveLength(1)
  },
)

test('whatever is marked, the text that quotes point into stays what it was', () => {
  const body = html(
    'Some *words* and `code`, a [link](https://example.org) and more.\n\n- one\n- two & three\n',
  )
  const text = toPlainText(body)
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 30 }), (start, length) => {
      const quote = text.slice(start, start + length)
      fc.pre(quote.trim() !== '')
      expect(toPlainText(markReacted(body, [{ ...on(quote), start }]))).toBe(text)
    }),
  )
})
