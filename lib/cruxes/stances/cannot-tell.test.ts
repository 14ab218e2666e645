import { describe, expect, test } from 'vitest'
import { needsReason } from '../policy'
import { CANNOT_TELL, reasonWith } from './cannot-tell'
import { stanceInput } from './schema'

const { unknown, unclear } = CANNOT_TELL

describe('why somebody cannot tell', () => {
  test('one press says it, before whatever else they wrote', () => {
    expect(reasonWith('unknown', null, null)).toBe(unknown)
    expect(reasonWith('unknown', null, 'Ask me in May.')).toBe(`${unknown} Ask me in May.`)
    expect(reasonWith('own', 'It depends on the price.', null)).toBe('It depends on the price.')
    expect(reasonWith('unclear', 'Open to whom?', null)).toBe(`${unclear} Open to whom?`)
  })

  test('pressed again it says the same, and another press takes its place', () => {
    const once = reasonWith('unknown', null, 'Ask me in May.')
    expect(reasonWith('unknown', null, once)).toBe(once)
    expect(reasonWith('unclear', null, once)).toBe(`${unclear} Ask me in May.`)
    expect(reasonWith('own', 'It depends.', 'It depends.')).toBe('It depends.')
  })

  test('own words that were not given are no reason, and what stood there stays', () => {
    expect(reasonWith('own', null, null)).toBeNull()
    expect(reasonWith('own', null, 'Ask me in May.')).toBe('Ask me in May.')
  })

  test('a form’s press is the mark and its reason together', () => {
    expect(stanceInput.parse({ crux: '1', cannotTell: 'unclear', note: '' })).toMatchObject({
      mark: 'unsure',
      note: unclear,
    })
    expect(stanceInput.parse({ crux: '1', cannotTell: 'own', cannotTellWhy: ' It depends. ' })).toMatchObject(
      { mark: 'unsure', note: 'It depends.' },
    )
    expect(stanceInput.parse({ crux: '1', mark: 'crux', cannotTellWhy: 'Unsent.' })).toMatchObject({
      mark: 'crux',
      note: 'Unsent.',
    })
  })
})

describe('a word without a reason', () => {
  const bare = (mark: string) => ({ mark, note: null })

  test('is asked for one where it would leave others guessing: “not a crux” and “cannot tell”', () => {
    expect([bare('not_crux'), bare('unsure'), bare('crux')].map((given) => needsReason(given, null))).toEqual(
      [true, true, false],
    )
    expect(needsReason({ mark: 'unsure', note: 'It depends.' }, null)).toBe(false)
  })

  test('is not where three numbers are the reason', () => {
    expect(needsReason(bare('unsure'), true)).toBe(false)
    expect(needsReason(bare('unsure'), false)).toBe(false)
    expect(needsReason(bare('not_crux'), false)).toBe(false)
    expect(needsReason(bare('not_crux'), true)).toBe(true)
  })
})
