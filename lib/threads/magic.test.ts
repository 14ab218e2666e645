import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterCursor, isExact, magicOutside, type Ranked, rankByMagic } from './magic'

const now = Date.parse('2026-01-31T12:00:00Z')
const threads = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 40_000 })), {
    minLength: 1,
    maxLength: 200,
  })
  .map((list) =>
    list.map(([karma, hours], i): Ranked => ({ id: i + 1, karma, createdAt: now - hours * 3_600_000 })),
  )

test('looking at the newest and the most valued is enough whenever the page beats what was not looked at', () => {
  fc.assert(
    fc.property(
      threads,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 10 }),
      (all, asked, size) => {
        const newest = [...all].sort((a, b) => b.createdAt - a.createdAt).slice(0, asked)
        const mostValued = [...all].sort((a, b) => b.karma - a.karma).slice(0, asked)
        const seen = rankByMagic(
          [...new Map([...newest, ...mostValued].map((one) => [one.id, one])).values()],
          now,
        ).slice(0, size)
        fc.pre(isExact(seen, size, magicOutside(newest, mostValued, asked, now)))
        expect(seen.map((one) => one.id)).toEqual(
          rankByMagic(all, now)
            .slice(0, size)
            .map((one) => one.id),
        )
      },
    ),
  )
})

test('page after page shows every thread once', () => {
  fc.assert(
    fc.property(threads, fc.integer({ min: 1, max: 30 }), (all, size) => {
      const ranked = rankByMagic(all, now)
      const seen: number[] = []
      let rest = ranked
      while (rest.length > 0) {
        const page = rest.slice(0, size)
        seen.push(...page.map((one) => one.id))
        const last = page.at(-1)
        rest = last ? afterCursor(ranked, { at: now, value: last.value, id: last.id }) : []
      }
      expect(seen).toEqual(ranked.map((one) => one.id))
    }),
  )
})
