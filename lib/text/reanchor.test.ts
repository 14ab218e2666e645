import { describe, expect, test } from 'vitest'
import { type Kept, reanchored } from './reanchor'

const TEXT = 'We tried it twice. Small experiments settle most questions, if you let them. Nobody did.'
const quote = 'Small experiments settle most questions'
const at = TEXT.indexOf(quote)

const kept = (over: Partial<Kept> = {}): Kept => ({
  quote,
  prefix: null,
  suffix: null,
  startOffset: at,
  endOffset: at + quote.length,
  ...over,
})

describe('words that are kept, when the text they stand in is rendered anew', () => {
  test('stay as they are where nothing moved', () => {
    expect(reanchored(kept(), TEXT, `${TEXT} And so on.`)).toBeNull()
  })

  test('are where they stand now', () => {
    const after = `Note: ${TEXT}`

    expect(reanchored(kept(), TEXT, after)).toEqual({ startOffset: at + 6, endOffset: at + 6 + quote.length })
  })

  test('are what stands there now, where the renderer wrote some of it in another way', () => {
    const after = TEXT.replace('settle most', 'settle *most*')

    expect(reanchored(kept(), TEXT, after)).toMatchObject({
      quote: 'Small experiments settle *most* questions',
    })
  })

  test('are lost where they are gone, and not looked for elsewhere', () => {
    const after = TEXT.replace(quote, 'We never found out what they settle')

    expect(reanchored(kept(), TEXT, after)).toEqual({ startOffset: null, endOffset: null })
  })

  test('are found again when a later renderer shows them again', () => {
    const lost = kept({ startOffset: null, endOffset: null })

    expect(reanchored(lost, 'nothing of it', TEXT)).toEqual({ startOffset: at, endOffset: at + quote.length })
    expect(reanchored(lost, 'nothing of it', 'nothing either')).toBeNull()
  })

  test('are told from the same words elsewhere by what stood around them, however little the document said', () => {
    const twice = `${TEXT} They said it again: Small experiments settle most questions, as if that helped.`
    const second = twice.lastIndexOf(quote)
    const mark = kept({ startOffset: second, endOffset: second + quote.length })

    expect(reanchored(mark, twice, `- ${twice}`)).toEqual({
      startOffset: second + 2,
      endOffset: second + 2 + quote.length,
    })
  })

  test('that never were words have no place to look for', () => {
    expect(reanchored(kept({ quote: null, startOffset: null, endOffset: null }), TEXT, 'other')).toBeNull()
  })
})
