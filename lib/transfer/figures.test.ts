import fc from 'fast-check'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, test } from 'vitest'
import { anyDocument } from '@/lib/testing/any-document'
import { fullDocument, smallDocument } from '@/lib/testing/documents'
import type { ThreadDocument } from './document'
import { withPlausibleFigures } from './figures'
import { parseValue } from './parse'

const fill = (document: ThreadDocument, seed = 1) => {
  const generator = xoroshiro128plus(seed)
  return withPlausibleFigures(document, () => uniformFloat64(generator))
}

describe('the figures of a mirror that has none', () => {
  test('are the same from the same seed, and others from another', () => {
    expect(fill(smallDocument(), 7)).toEqual(fill(smallDocument(), 7))
    expect(fill(smallDocument(), 7)).not.toEqual(fill(smallDocument(), 8))
  })

  test('are never those that the document gives', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), (document, seed) => {
        const filled = fill(document, seed)

        document.comments.forEach((comment, i) => {
          expect(filled.comments[i]).toMatchObject(comment)
        })
        expect(filled.thread).toMatchObject(document.thread)
        expect(parseValue(filled)).toMatchObject({ ok: true })
      }),
      { numRuns: 50 },
    )
  })

  test('never rise from one answer to the next: mirrors are written in the order in which they were read', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), (document, seed) => {
        const bare = { ...document, comments: document.comments.map(({ karma: _, ...comment }) => comment) }
        const { comments } = fill(bare, seed)

        for (const parent of [null, ...comments.map(({ id }) => id)]) {
          const karma = comments
            .filter((comment) => comment.parent === parent && comment.state !== 'deleted')
            .map((comment) => comment.karma ?? 0)
          expect(karma).toEqual([...karma].sort((a, b) => b - a))
        }
      }),
      { numRuns: 50 },
    )
  })

  test('make the post worth more than its best answer', () => {
    const { thread, comments } = fill(smallDocument())

    expect(thread.karma).toBeGreaterThan(Math.max(...comments.map(({ karma = 0 }) => karma)))
  })

  test('count enough voters for what they agree on', () => {
    for (const { agreement = 0, votes = 0 } of fill(smallDocument()).comments)
      expect(votes).toBeGreaterThanOrEqual(Math.abs(agreement))
  })

  test('are not made up for a comment that its author deleted', () => {
    const deleted = fill(fullDocument()).comments.find(({ state }) => state === 'deleted')

    expect(deleted).toMatchObject({ karma: 0 })
    expect(deleted).not.toHaveProperty('votes')
  })
})
