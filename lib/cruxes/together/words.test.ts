import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jointTrouble } from './bounds'
import { partsRepairLabel, togetherSentence, togetherStatement, troubleSentence } from './words'

const parts = (...swings: (number | null)[]) => swings.map((swing, i) => ({ label: `C${i + 1}`, swing }))
const said = (whole: number | null, ...swings: (number | null)[]) =>
  togetherSentence(parts(...swings), whole, 'you')

describe('what parts and whole teach', () => {
  test('is that they count together where neither moves much alone', () => {
    expect(said(0.3, 0.05, 0.07)).toBe(
      'Alone, C1 would move you 5 points and C2 7; both together 30: they count together.',
    )
    expect(togetherSentence(parts(0.05, 0.07, 0), 0.3, 'people')).toBe(
      'Alone, C1 would move people here 5 points, C2 7 and C3 none, on average; all three together 30: they count together.',
    )
  })

  test('is that one alone does it, or each, where that is so', () => {
    expect(said(0.32, 0.3, 0.02)).toMatch(/; both together 32: C1 alone does it\.$/)
    expect(said(0.3, 0.3, 0.28)).toMatch(/each of C1 and C2 alone does it\.$/)
    expect(said(0.25, 0.15, 0.12)).toMatch(/each adds to it\.$/)
  })

  test('says which way where not all go the same', () => {
    expect(said(0.3, -0.1, 0.07)).toBe(
      'Alone, C1 would move you 10 points down and C2 7 up; both together 30 up: C1 alone works the other way.',
    )
    expect(said(-0.3, -0.05, -0.07)).toBe(
      'Alone, C1 would move you 5 points and C2 7; both together 30: they count together.',
    )
  })

  test('says so where nothing moves, or only a part by itself', () => {
    expect(said(0, 0, 0.01)).toMatch(/both together none: neither alone nor together do they matter\.$/)
    expect(said(0.01, 0.25, 0)).toMatch(/it is C1 by itself that counts\.$/)
  })

  test('says what is not known yet, and nothing where there is nothing to compare', () => {
    expect(said(0.3, 0.05, null)).toBe(
      'Alone, C1 would move you 5 points; both together 30. What C2 alone would do is not known yet.',
    )
    expect(said(null, 0.05, 0.07)).toBeNull()
    expect(said(0.3, null, null)).toBeNull()
  })
})

describe('the default statement', () => {
  test('says that both hold, in their own words', () => {
    expect(togetherStatement(['The bridge is open.', 'The steel is here.'])).toBe(
      'Both hold: The bridge is open; The steel is here.',
    )
  })

  test('always fits, and keeps the beginning of each', () => {
    const statement = fc.string({ minLength: 1, maxLength: 280 })
    fc.assert(
      fc.property(fc.array(statement, { minLength: 2, maxLength: 4 }), (statements) => {
        const whole = togetherStatement(statements)
        expect(whole.length).toBeLessThanOrEqual(280)
        expect(whole.split('; ').length).toBeGreaterThanOrEqual(statements.length)
      }),
    )
  })
})

test('a contradiction is said by the part it comes from, in the words of the kind', () => {
  const given = [
    { id: 1, label: 'C1', credence: 40 },
    { id: 2, label: 'C2', credence: 80 },
  ]
  const above = jointTrouble(given, 55)
  expect(above && troubleSentence(above, 2, 'empirical')).toBe(
    'You put C1 at 40, so both together cannot be likelier than 40.',
  )
  expect(above && troubleSentence(above, 2, 'value')).toBe(
    'You put C1 at 40, so you cannot accept both together more than 40.',
  )
  expect(above && partsRepairLabel(above)).toBe('Make it 55 for C1')
  const below = jointTrouble(
    given.map((one) => ({ ...one, credence: 90 })),
    70,
  )
  expect(below && troubleSentence(below, 2, 'causal')).toBe(
    'You put C1 at 90 and C2 at 90, so both together cannot be less likely than 80.',
  )
  expect(below && partsRepairLabel(below)).toBe('Make it 85 for C1 and 85 for C2')
})
