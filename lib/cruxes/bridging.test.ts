import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bridgingScore, type GroupVotes, representedTop } from './bridging'

const votes = (agree: number, disagree = 0): GroupVotes => ({ agree, disagree, n: agree + disagree })
const anyVotes = fc.tuple(fc.nat(30), fc.nat(30)).map(([agree, disagree]) => votes(agree, disagree))

describe('a bridging score', () => {
  test('is higher for what both groups like than for what one loves', () => {
    expect(bridgingScore([votes(6, 4), votes(6, 4)])).toBeGreaterThan(
      bridgingScore([votes(20), votes(0, 10)]),
    )
  })

  test('does not believe what one group never saw', () => {
    expect(bridgingScore([votes(1157), votes(0)])).toBe(0)
    expect(bridgingScore([votes(8), votes(8)])).toBeGreaterThan(bridgingScore([votes(1157), votes(1)]))
  })

  test('matches a value worked by hand', () => {
    // h = 5.5/7, d = .5/7 in both groups: e = .7857·.9286 = .7296; guard 1 - exp(-2) = .8647.
    expect(
      bridgingScore([
        { agree: 5, disagree: 0, n: 6 },
        { agree: 5, disagree: 0, n: 6 },
      ]),
    ).toBeCloseTo(0.7296 * 0.8647, 3)
  })

  test('is the lower bound of agreement where there are no groups', () => {
    expect(bridgingScore([])).toBe(0)
    expect(bridgingScore([votes(9, 1)])).toBeCloseTo(0.7178, 3)
  })

  test('lies between 0 and 1, does not depend on the order of groups, and does not fall with a further agreement', () => {
    fc.assert(
      fc.property(fc.array(anyVotes, { minLength: 2, maxLength: 4 }), (groups) => {
        const score = bridgingScore(groups)
        const [first = votes(0), ...rest] = groups
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThan(1)
        expect(bridgingScore(groups.toReversed())).toBeCloseTo(score, 12)
        expect(bridgingScore([votes(first.agree + 1, first.disagree), ...rest])).toBeGreaterThanOrEqual(
          score - 1e-12,
        )
      }),
    )
  })
})

describe('the comments shown first', () => {
  const sizes = new Map([
    ['A', 6],
    ['B', 4],
  ])
  const likedBy = new Map([
    ['a1', 'A'],
    ['a2', 'A'],
    ['a3', 'A'],
    ['b1', 'B'],
  ])
  const approves = (group: string, comment: string) => likedBy.get(comment) === group

  test('hold one that each large group approves of, with the least change', () => {
    expect(representedTop(['a1', 'a2', 'a3', 'b1'], 3, sizes, approves)).toEqual(['a1', 'a2', 'b1'])
    expect(representedTop(['b1', 'a1', 'a2'], 3, sizes, approves)).toEqual(['b1', 'a1', 'a2'])
  })

  test('owe nothing to a group smaller than its share, or to one that approves of nothing', () => {
    expect(representedTop(['a1', 'a2', 'b1'], 2, sizes, approves)).toEqual(['a1', 'a2'])
    expect(representedTop(['a1', 'a2', 'a3'], 3, sizes, approves)).toEqual(['a1', 'a2', 'a3'])
  })

  test('represent every group that has enough people, whenever the list can', () => {
    const comments = Array.from({ length: 8 }, (_, at) => at)
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (likers, k) => {
          const people = new Map([
            ['0', 5],
            ['1', 4],
            ['2', 3],
          ])
          const likes = (group: string, comment: number) => String(likers[comment]) === group
          const top = representedTop(comments, k, people, likes)
          expect(top).toHaveLength(k)
          for (const [group, size] of people) {
            const isOwed = size * k >= 12 && comments.some((comment) => likes(group, comment))
            if (isOwed) expect(top.some((comment) => likes(group, comment))).toBe(true)
          }
        },
      ),
    )
  })
})
