import { describe, expect, test } from 'vitest'
import { renderMarkdown } from './markdown'
import { toPlainText } from './plain-text'

const HALF = 50_000

const repeated = (piece: string) => (size: number) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

const growing = (piece: string) => (size: number) => {
  let text = ''
  for (let n = 1; text.length < size; n++) text += `${piece.repeat(n)} `
  return text
}

/** What is known to have cost Markdown parsers the square of its length, or more. */
const PIECES = [
  ...[
    '[',
    '*',
    '>',
    '`',
    '$',
    '_',
    '~',
    '|',
    '<',
    '&',
    '\\',
    '(',
    '#',
    '![',
    '[^',
    '](',
    '[a](',
    '![a](',
    '[]',
    '[[a]',
    '[a][',
  ],
  ...[
    '**a ',
    '*a_ ',
    'a**b',
    '*a*',
    '_a',
    '~~a ',
    '`` ` ',
    '$a ',
    '$$a ',
    '$$ a\n',
    '$x$ ',
    '$\\frac{',
    '**x** [1:00] a\n\n',
  ],
  ...[
    '- ',
    '> ',
    '1. ',
    '- a\n',
    '> a\n\n',
    '- [ ] a\n',
    '# a\n',
    'a\n---\n',
    '    a\n',
    '```\n',
    '| a |\n|---|\n',
    '|a',
  ],
  ...['[a]: b\n', '[a]: ', '[^a]: ', '[^a]: b\n\n', '<!--', '<a href="', '<?', '<![CDATA[', '&amp;', '&#'],
  ...[
    'http://',
    'www.',
    'a@',
    'a@b.',
    'http://a.b ',
    'a@b.co ',
    '\n',
    '\0',
    '\r',
    ' ',
    '\t',
    'é',
    '😀',
    '![a](http://b) ',
  ],
]

const SHAPES: Record<string, (size: number) => string> = {
  ...Object.fromEntries(PIECES.map((piece) => [JSON.stringify(piece), repeated(piece)])),
  'references to one note': (size) => `[^a]: x\n\n${repeated('[^a]')(size)}`,
  'marks of notes beside a real one': (size) => `[^a]: x\n\n${repeated('[^')(size)}`,
  'notes upon notes': (size) =>
    Array.from({ length: size / 20 }, (_, n) => `[^${n}]\n\n[^${n}]: x\n\n`).join(''),
  'links in links': (size) => repeated('[')(size / 2) + repeated('](b)')(size / 2),
  'images in images': (size) => repeated('![')(size / 2) + repeated('](b)')(size / 2),
  'emphasis in emphasis': (size) => repeated('*a _b ')(size / 2) + repeated('c_ d* ')(size / 2),
  'a wide and long table': (size) =>
    `${repeated('|a')(size / 4)}|\n${repeated('|-')(size / 4)}|\n${repeated('|b\n')(size / 2)}`,
  'backticks in growing runs': growing('`'),
  'dollars in growing runs': growing('$'),
  'references to a long definition': (size) =>
    `[a]: http://x/${'y'.repeat(1_900)} "${repeated('z')(size / 4)}"\n\n${repeated('![a] ')(size / 2)}`,
}

/** Processor time, as the clock on the wall also counts what others do on a shared machine. */
function cost(source: string): number {
  const before = process.cpuUsage()
  const { html } = renderMarkdown(source, { prefix: 'c1', transcript: true })
  toPlainText(html)
  const { user, system } = process.cpuUsage(before)
  expect(html.length).toBeLessThan(30 * source.length) // a body is stored and sent: it must not swell either
  return (user + system) / 1_000
}

describe('100 kB made to be slow', () => {
  test.each(Object.entries(SHAPES))(
    '%s takes twice the time of half of it, not four times',
    (_name, shape) => {
      const [half, whole] = [shape(HALF), shape(2 * HALF)]
      // Compiling and tidying up fall on one run or the other now and then; a square shows every time.
      const tries = Array.from({ length: 5 }, () => () => cost(whole) <= 3 * cost(half) + 60)
      expect(tries.some((isLinear) => isLinear())).toBe(true)
    },
    30_000,
  )
})
