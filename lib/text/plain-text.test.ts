import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt } from './excerpt'
import { renderMarkdown } from './markdown'
import { createTextGatherer, toPlainText } from './plain-text'

const read = (source: string) => toPlainText(renderMarkdown(source, { prefix: 'c1' }).html)

describe('the text of a body', () => {
  test.each([
    [
      'marks are gone and words stay',
      '**So** *it* `is`, [they](https://a.example) ~~say~~ &amp; <b>',
      'So it is, they say & <b>',
    ],
    [
      'each block is a line',
      '# Title\n\nOne\ntwo\\\nthree\n\n- a\n- b\n\n> c\n\n---\n\nd',
      'Title\nOne two\nthree\na\nb\nc\nd',
    ],
    ['cells are parted by a space', '| a | b |\n|---|---|\n| 1 | 2 |', 'a b\n1 2'],
    ['code keeps its spaces', 'x\n\n```\nif a:\n    b\n\n    c\n```\n\ny', 'x\nif a:\n    b\n\n    c\ny'],
    ['a mention of a note stays, the arrow back goes', 'x[^1] y\n\n[^1]: z', 'x[1] y\nz'],
    ['a formula is its signs', 'so $x = 2$.', 'so x=2.'],
    ['boxes and pictures are no words', '- [x] a ![b](/c)\n- [ ] d', 'a\nd'],
    ['a closed image says what it is', '![map](https://a.example/m.png)', 'Image: map (a.example)'],
    ['spaces of any kind are one', 'a \t b&nbsp;&nbsp;c', 'a b c'],
    ['nothing is nothing', '   \n\n', ''],
  ])('%s', (_name, source, text) => expect(read(source)).toBe(text))

  test('a turn reads as speaker, time and words', () => {
    const { html } = renderMarkdown('**d_helix** [12:40] Well.', { prefix: 'c1', transcript: true })
    expect(toPlainText(html)).toBe('d_helix 12:40 Well.')
  })

  test('is the same wherever a page cuts its text nodes, and says at which offset each word begins', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 30 }),
        fc.nat(30),
        (words, cut) => {
          const whole = createTextGatherer()
          whole.edge('p', false)
          whole.words(words)
          const cutUp = createTextGatherer()
          cutUp.words(words.slice(0, cut))
          const offset = cutUp.nextOffset
          cutUp.words(words.slice(cut))
          expect(cutUp.text).toBe(whole.text)

          const rest = words.slice(cut).trim()
          if (rest !== '' && words[cut] !== ' ' && words[cut] !== '\n')
            expect(whole.text[offset]).toBe(rest[0])
        },
      ),
    )
  })
})

describe('an excerpt', () => {
  test('of a short text is the text', () => {
    expect(excerpt('Two words.\nThree more.', 40)).toBe('Two words. Three more.')
  })

  test('ends behind a whole word, without a dangling comma', () => {
    expect(excerpt('It depends, I think, on what you measure.', 21)).toBe('It depends, I think…')
    expect(excerpt('It depends, I think, on what you measure.', 12)).toBe('It depends…')
  })

  test('of one endless word is cut in it, but never in a character', () => {
    expect(excerpt('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`)
    expect(excerpt('😀'.repeat(50), 10)).toBe('😀😀😀😀…')
  })

  test('is never longer than asked for', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 10, max: 200 }), (text, max) => {
        expect(excerpt(text, max).length).toBeLessThanOrEqual(max)
      }),
    )
  })
})
