import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '@/lib/text/markdown'
import { toPlainText } from '@/lib/text/plain-text'
import { markPlaces, type Place } from './mark'

const place = (start: number, end: number, name = 'm'): Place => ({
  start,
  end,
  open: `<mark data-crux="${name}">`,
  close: '</mark>',
  after: `<sup>${name}</sup>`,
})
/** Mark these words of rendered Markdown. */
function mark(markdown: string, ...quotes: string[]): string {
  const { html } = renderMarkdown(markdown, { prefix: 'c1' })
  const text = toPlainText(html)
  const places = quotes.map((quote, i) => {
    const start = text.indexOf(quote)
    if (start < 0) throw new Error(`“${quote}” is not in ${JSON.stringify(text)}`)
    return place(start, start + quote.length, `C${i + 1}`)
  })
  return markPlaces(html, places)
}
const without = (html: string) => html.replace(/<sup>C\d<\/sup>/g, '')

describe('marking words in a text', () => {
  test('puts them in a mark and its name behind', () => {
    expect(mark('It **pulls** everybody forward.', 'pulls everybody')).toBe(
      '<p>It <strong><mark data-crux="C1">pulls</mark></strong><mark data-crux="C1"> everybody</mark><sup>C1</sup> forward.</p>\n',
    )
  })

  test('across paragraphs and lists, mark by mark', () => {
    const html = mark('Some words.\n\n- one\n- two', 'words.\none\ntw')
    expect(html).toContain('<p>Some <mark data-crux="C1">words.</mark></p>')
    expect(html).toContain('<li><mark data-crux="C1">one</mark></li>')
    expect(html).toContain('<li><mark data-crux="C1">tw</mark><sup>C1</sup>o</li>')
  })

  test('puts the name of words in a link behind the link', () => {
    expect(mark('See [the whole report](https://a.example) now.', 'the whole')).toContain(
      '><mark data-crux="C1">the whole</mark> report</a><sup>C1</sup> now.',
    )
  })

  test('two cruxes in the same words are both marked, the longer around the shorter', () => {
    expect(mark('one two three four', 'two three', 'three four')).toBe(
      '<p>one <mark data-crux="C1">two </mark><mark data-crux="C1"><mark data-crux="C2">three</mark></mark><sup>C1</sup><mark data-crux="C2"> four</mark><sup>C2</sup></p>\n',
    )
  })

  test('leaves formulas and code whole, and counts entities as one character', () => {
    expect(mark('So $a < b$ holds.', 'holds')).toContain('<mark data-crux="C1">holds</mark>')
    expect(mark('a < b && c > d', 'b && c')).toContain('<mark data-crux="C1">b &amp;&amp; c</mark>')
    expect(mark('```\none\n  two\n```', 'e\n  t')).toContain('<mark data-crux="C1">e\n  t</mark>')
    expect(mark('$$\nx^2\n$$\n\nAnd so on.', 'And')).not.toMatch(/<math[\s\S]*<mark[\s\S]*<\/math>/)
  })

  test('changes no text, and what is marked is what was quoted, wherever it is', () => {
    const line = fc.constantFrom(
      'Plain words with  two spaces.',
      '**bold** and _slanted_ words',
      '- a point\n- another *point*',
      '> quoted words\n> and more',
      '| a | b |\n|---|---|\n| one cell | two |',
      'a [link to it](https://a.example/x?y=1&z=2) here',
      'maths $x_1 < y$ inline',
      '```js\nif (a < b) {\n  go()\n}\n```',
      'A note.[^1]\n\n[^1]: Below.',
      '## A heading & so on',
      'line one  \nline two',
      'emoji 👩‍🚀 and ñ',
    )
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (lines, a, b, c) => {
          const { html } = renderMarkdown(lines.join('\n\n'), { prefix: 'c1' })
          const text = toPlainText(html)
          const at = (n: number) => n % (text.length + 1)
          const [start, end] = [at(a), at(b)].sort((x, y) => x - y) as [number, number]
          const other = at(c)
          const places = [place(start, end), place(Math.min(other, end), Math.max(other, end), 'n')].filter(
            (one) => one.start < one.end,
          )
          const html2 = markPlaces(html, places).replace(/<sup>[mn]<\/sup>/g, '')

          expect(toPlainText(html2)).toBe(text)
          expect(html2.replace(/<\/?mark[^>]*>/g, '')).toBe(html)
          for (const one of places) {
            const name = one.open.includes('"m"') ? 'm' : 'n'
            expect(wordsIn(html2, name)).toEqual(outsideFormulas(html, text.slice(one.start, one.end)))
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

test('marks never cross an element', () => {
  for (const quote of ['bold words\nin a list', 'words\nin'])
    expect(wellNested(without(mark('**bold words**\n\n- in a *list*', quote)))).toBe(true)
})

/** The letters that stand in marks of this name, white space aside. */
function wordsIn(html: string, name: string): string {
  let [depth, words] = [0, '']
  const stack: boolean[] = []
  for (const [piece] of html.matchAll(/<[^>]+>|[^<]+/g)) {
    if (piece.startsWith('<mark')) {
      stack.push(piece.includes(`"${name}"`))
      if (stack.at(-1)) depth++
    } else if (piece === '</mark>') {
      if (stack.pop()) depth--
    } else if (!piece.startsWith('<') && depth > 0) words += piece
  }
  return letters(toPlainText(words))
}
const letters = (text: string) => text.replace(/\s/g, '')
const outsideFormulas = (html: string, text: string) =>
  html.includes('<math') ? expect.any(String) : letters(text)

function wellNested(html: string): boolean {
  const stack: string[] = []
  for (const [, closing, tag] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (tag === 'br' || tag === 'hr' || tag === 'img' || tag === 'input') continue
    if (!closing) stack.push(tag ?? '')
    else if (stack.pop() !== tag) return false
  }
  return stack.length === 0
}
