import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOf } from './kinds'
import { saysCrux, verdict } from './person'
import type { Mark, Percents } from './stance'

const fraction = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const anyStance = fc.record({ c: fraction, a: fraction, b: fraction })
const none: Percents = { credence: null, ifTrue: null, ifFalse: null, main: null }

describe('a crux for one person', () => {
  test.each([
    ['a crux: it would move them by 20 points', { c: 0.5, a: 0.5, b: 0.3 }, 'crux'],
    ['weak: it would move them by 19', { c: 0.5, a: 0.5, b: 0.31 }, 'weak'],
    ['weak: it would move them by 5', { c: 0.5, a: 0.55, b: 0.5 }, 'weak'],
    ['not a crux: it would move them by 4', { c: 0.5, a: 0.54, b: 0.5 }, 'not_crux'],
    ['a crux at 5 %, the last of live doubt', { c: 0.05, a: 0.9, b: 0.1 }, 'crux'],
    ['a crux at 95 %', { c: 0.95, a: 0.9, b: 0.1 }, 'crux'],
    ['not live at 4 %', { c: 0.04, a: 0.9, b: 0.1 }, 'certain'],
    ['not live for the certain', { c: 1, a: 0.9, b: 0.1 }, 'certain'],
    ['not a crux for the certain whom it would not move', { c: 1, a: 0.5, b: 0.5 }, 'not_crux'],
  ] as const)('is %s', (_, stance, kind) => {
    expect(verdict(stance).kind).toBe(kind)
  })

  test('is strict if it takes them to the other side', () => {
    expect(verdict({ c: 0.5, a: 0.7, b: 0.3 }).strict).toBe(true)
    expect(verdict({ c: 0.5, a: 0.9, b: 0.6 }).strict).toBe(false)
    expect(verdict({ c: 0.5, a: 0.52, b: 0.48 }).strict).toBe(false)
  })

  test('is one-directional if only one answer would move them', () => {
    expect(verdict({ c: 0.9, a: 0.8, b: 0.3 }).onlyIf).toBe('false')
    expect(verdict({ c: 0.1, a: 0.8, b: 0.3 }).onlyIf).toBe('true')
    expect(verdict({ c: 0.5, a: 0.8, b: 0.3 }).onlyIf).toBeNull()
    expect(verdict({ c: 0.5, a: 0.5, b: 0.5 }).onlyIf).toBeNull()
  })

  test('may be read by a stricter or looser rule that the thread has set', () => {
    const lessWrong = { swing: 0.05, liveFrom: 0.05, liveTo: 0.95 }

    expect(verdict({ c: 0.5, a: 0.55, b: 0.5 }, lessWrong).kind).toBe('crux')
  })

  test('is the same crux when it is stated the other way round', () => {
    fc.assert(
      fc.property(anyStance, ({ c, a, b }) => {
        const turned = verdict({ c: (100 - Math.round(c * 100)) / 100, a: b, b: a })
        expect(turned.kind).toBe(verdict({ c, a, b }).kind)
        expect(turned.strict).toBe(verdict({ c, a, b }).strict)
      }),
    )
  })
})

describe('saying that it is a crux', () => {
  const moved = { credence: 50, ifTrue: 90, ifFalse: 10, main: null }

  test.each<[string, Percents, Mark | null, boolean | null]>([
    ['numbers say it', moved, null, true],
    ['numbers speak louder than the mark', moved, 'not_crux', true],
    ['the mark speaks where there are no numbers', none, 'crux', true],
    ['so does "not a crux"', none, 'not_crux', false],
    ['"cannot tell" says neither', none, 'unsure', null],
    ['silence says neither', none, null, null],
  ])('%s', (_, percents, mark, expected) => {
    expect(saysCrux({ percents, mark })).toBe(expected)
  })
})

test('values and definitions are accepted, never likely', () => {
  expect(wordsOf('value').noun).toBe('acceptance')
  expect(wordsOf('definition').ask).toBe('How much do you accept it?')
  expect(wordsOf('forecast').ask).toBe('How likely is it?')
})
