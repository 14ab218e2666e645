import { describe, expect, test } from 'vitest'
import type { CruxKind } from '../kinds'
import { adviceOn, asksWhatToSee } from './advice'

const kinds = (statement: string, kind: CruxKind = 'empirical') =>
  adviceOn(statement, kind).map((advice) => advice.kind)

describe('advice on a statement', () => {
  test('is none for one claim that could turn out false', () => {
    expect(
      kinds('Building near-frontier models brings other labs’ models forward by more than three months.'),
    ).toEqual([])
    expect(
      kinds('Some safety-relevant phenomena cannot be studied in models well below the frontier.'),
    ).toEqual([])
    expect(kinds('The lab will publish its evaluation before June 2027.', 'forecast')).toEqual([])
  })

  test.each([
    ['Does it bring the others forward?', 'question'],
    ['It helps', 'short'],
    ['I think that it brings the other labs forward by three months.', 'own'],
    ['It brings the others forward by months, and it costs them nothing.', 'compound'],
    ['Warning signs will come first; the labs will heed them.', 'compound'],
    ['A model below the frontier might show the same failures.', 'unfalsifiable'],
    ['Releases speed the other labs up significantly.', 'vague'],
    [`${'It holds that one thing in many words. '.repeat(5)}`, 'long'],
  ])('says what would help with “%s”', (statement, kind) => {
    expect(kinds(statement)).toContain(kind)
  })

  test('lets a measure stand for a vague word, and asks no measure of a value', () => {
    expect(kinds('Releases speed the other labs up by much more than a month.')).toEqual([])
    expect(kinds('A small lab may break a promise that many relied on.', 'value')).toEqual([])
  })

  test('says nothing before anything is written', () => {
    expect(adviceOn('   ', 'empirical')).toEqual([])
  })
})

test('what one would see is asked of new facts and forecasts, and of nothing else', () => {
  const bare = { kind: 'empirical', state: 'proposed', operationalization: null } as const

  expect([bare, { ...bare, kind: 'forecast' as const }].map(asksWhatToSee)).toEqual([true, true])
  expect(
    [
      { ...bare, kind: 'value' as const },
      { ...bare, kind: 'definition' as const },
      { ...bare, state: 'open' as const },
      { ...bare, operationalization: 'Seven of ten are late.' },
    ].map(asksWhatToSee),
  ).toEqual([false, false, false, false])
})
