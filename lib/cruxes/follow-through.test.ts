import { describe, expect, test } from 'vitest'
import { followThrough, foretold } from './follow-through'

const given = { credence: 60, ifTrue: 70, ifFalse: 20, main: 50 }

describe('after a crux is resolved', () => {
  test.each([
    ['true', 70],
    ['false', 20],
    ['ambiguous', null],
    ['annulled', null],
    ['misunderstanding', null],
  ] as const)('as %s, a person is held to %s', (outcome, expected) => {
    expect(foretold(given, outcome)).toBe(expected)
  })

  test('nobody is asked who had not said', () => {
    expect(foretold({ ...given, ifTrue: null }, 'true')).toBeNull()
  })

  test('a thread shows how far people were from what they had said', () => {
    const people = [
      { foretold: 70, now: 70 },
      { foretold: 70, now: 60 },
      { foretold: 20, now: 50 },
      { foretold: 20, now: null },
    ]
    const result = followThrough(people)

    expect(result).toMatchObject({ asked: 4, answered: 3 })
    expect(result.meanMiss).toBeCloseTo(0.4 / 3, 12)
    expect(result.followed).toBeCloseTo(2 / 3, 12)
  })

  test('one answer is one person, and is not published', () => {
    expect(
      followThrough([
        { foretold: 70, now: 10 },
        { foretold: 20, now: null },
      ]),
    ).toEqual({ asked: 2, answered: 1, meanMiss: null, followed: null })
  })
})
