import { expect, test } from 'vitest'
import { type Letter, letterHtml, letterText } from './letter'

const letter: Letter = {
  subject: 'A reply to <you>',
  parts: [
    'Bob answered you.',
    { quote: 'First line\n<b>second</b>', by: 'Bob' },
    { button: 'Read it', href: 'https://forum.example.org/threads/a?b=1&c=2' },
  ],
  note: 'You asked to be told.',
  unsubscribe: 'https://forum.example.org/stop?token=x',
}

test('the plain letter reads from top to bottom, with every address on a line of its own', () => {
  expect(letterText(letter)).toBe(`Bob answered you.

Bob:
> First line
> <b>second</b>

Read it:
https://forum.example.org/threads/a?b=1&c=2

-- 

You asked to be told.

No more of these:
https://forum.example.org/stop?token=x

Doublecrux
`)
})

test('what people wrote is never markup in the letter', () => {
  const html = letterHtml(letter)

  expect(html).toContain('<title>A reply to &lt;you&gt;</title>')
  expect(html).toContain('&lt;b&gt;second&lt;/b&gt;')
  expect(html).toContain('href="https://forum.example.org/threads/a?b=1&amp;c=2"')
  expect(html).not.toContain('<b>')
})
