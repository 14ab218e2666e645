import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullDocument, smallDocument } from '@/lib/testing/documents'
import { checkQuotes, placeOfQuote, quoteRow } from './quotes'

describe('where words stand', () => {
  const text = 'no, said Ada. And no again.'

  test('the only place is it, whatever was said to stand around them', () => {
    expect(placeOfQuote(text, { quote: 'said Ada', prefix: 'never ' })).toEqual({ start: 4, end: 12 })
  })

  test('of several places it is the one with these neighbours', () => {
    expect(placeOfQuote(text, { quote: 'no', suffix: ' again' })).toEqual({ start: 18, end: 20 })
    expect(placeOfQuote(text, { quote: 'no', prefix: 'And ' })).toEqual({ start: 18, end: 20 })
  })

  test('nowhere, where none or several fit', () => {
    expect(placeOfQuote(text, { quote: 'no' })).toBeNull()
    expect(placeOfQuote(text, { quote: 'yes' })).toBeNull()
    expect(placeOfQuote(text, { quote: 'no', prefix: 'Bob: ' })).toBeNull()
    expect(placeOfQuote(text, { quote: '' })).toBeNull()
  })

  test('wherever it is, the words stand there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
        fc.nat(),
        fc.nat(),
        (all, from, length) => {
          const start = from % (all.length + 1)
          const quote = all.slice(start, start + length)
          const place = placeOfQuote(all, {
            quote,
            prefix: all.slice(0, start),
            suffix: all.slice(start + length),
          })

          expect(place).toEqual(quote === '' ? null : { start, end: start + quote.length })
        },
      ),
    )
  })

  test('their row has the place, or nothing where nothing is quoted', () => {
    expect(quoteRow({ quote: 'said Ada' }, text)).toMatchObject({
      startOffset: 4,
      endOffset: 12,
      prefix: null,
    })
    expect(quoteRow({}, text)).toEqual({
      ...{ quote: null, prefix: null, suffix: null, startOffset: null, endOffset: null },
    })
    expect(() => quoteRow({ quote: 'yes' }, text)).toThrow('“yes”')
  })
})

describe('the quotes of a document', () => {
  test('stand in the text as a reader sees it, without Markdown’s marks', () => {
    expect(checkQuotes(fullDocument())).toEqual([])
  })

  test('are named where they do not', () => {
    const document = smallDocument()
    const [c1, c2] = document.comments
    const reactions = [
      { kind: 'agree', by: 'ada', quote: 'What c9 says' },
      { kind: 'agree', by: 'ada', quote: 'a' },
      { kind: 'agree', by: 'ada', prefix: 'What ' },
      { kind: 'agree', by: 'ada', quote: 'What c1 says' },
    ]
    const broken = { ...document, comments: [{ ...c1, reactions }, c2] } as typeof document

    expect(checkQuotes(broken)).toEqual([
      {
        path: ['comments', 0, 'reactions', 0, 'quote'],
        message: 'these words do not stand there (“What c9 says”)',
      },
      {
        path: ['comments', 0, 'reactions', 1, 'quote'],
        message: 'these words stand there more than once: prefix and suffix say which are meant (“a”)',
      },
      {
        path: ['comments', 0, 'reactions', 2],
        message: 'prefix and suffix say nothing without a quote',
      },
    ])
  })
})
