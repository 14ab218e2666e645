import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDocument } from '@/lib/testing/any-document'
import { fullDocument, smallDocument } from '@/lib/testing/documents'
import { canonical } from './canonical'
import { checkDocument } from './check'
import { parseValue } from './parse'

describe('the canonical form of a document', () => {
  test('is its own canonical form, and a document that is taken', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const once = canonical(document)

        expect(canonical(once)).toEqual(once)
        expect(checkDocument(once)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('does not depend on the order of people, stances, reactions and relations, nor on the zone of a time', () => {
    const document = fullDocument()
    const [first, ...others] = document.cruxes ?? []
    const shuffled = structuredClone({
      ...document,
      thread: { ...document.thread, created_at: '2024-05-01T10:00:00.250+02:00' },
      people: [...document.people].reverse(),
      cruxes: first && [
        {
          ...first,
          stances: [...(first.stances ?? [])].reverse(),
          relations: [...(first.relations ?? [])].reverse(),
        },
        ...others,
      ],
    })
    shuffled.thread.reactions?.reverse()

    expect(JSON.stringify(canonical(shuffled as typeof document))).toBe(JSON.stringify(canonical(document)))
  })

  test('says nothing that goes without saying', () => {
    const document = smallDocument()
    const chatty = {
      ...document,
      thread: { ...document.thread, tags: [], group: 'commons' },
      people: document.people.map((person) => ({ ...person, about: '', automatic: false })),
      comments: document.comments.map((comment) => ({ ...comment, state: 'live' as const, reactions: [] })),
      claims: [],
    }

    expect(canonical(chatty)).toEqual(canonical(document))
    expect(canonical(document)).not.toHaveProperty('claims')
  })

  test('says what a crux is for where that is not the first claim alone, in the order of the claims', () => {
    const document = fullDocument()
    const claimsOf = (claims: string[] | undefined) => {
      const [first, second] = document.cruxes ?? []
      if (!first || !second) throw new Error('it has cruxes')
      const { claims: _, ...bare } = second
      const given = { ...document, cruxes: [first, claims ? { ...bare, claims } : bare] }
      return canonical(given).cruxes?.[1]?.claims
    }
    expect(claimsOf(undefined)).toBeUndefined()
    expect(claimsOf(['main'])).toBeUndefined()
    expect(claimsOf(['other', 'main'])).toEqual(['main', 'other'])
    expect(claimsOf(['other'])).toEqual(['other'])
  })

  test('names the main claim among the claims, also where nobody holds a credence in it yet', () => {
    const document = smallDocument()
    const claimed = { ...document, thread: { ...document.thread, main_claim: 'They do.' } }

    expect(canonical(claimed).claims).toEqual([{ id: 'main', text: 'They do.' }])
  })

  test('does not name who deleted a comment, but who wrote what a moderator removed', () => {
    const document = smallDocument()
    for (const [i, comment] of document.comments.entries())
      Object.assign(comment, { state: i === 0 ? 'deleted' : 'removed', on_behalf_of: 'carol' })
    document.people.push({ handle: 'carol' })

    const { comments, people } = canonical(document)
    expect(comments.map(({ by, on_behalf_of }) => [by, on_behalf_of])).toEqual([
      [null, undefined],
      ['ada', 'carol'],
    ])
    expect(people.map(({ handle }) => handle)).toEqual(['ada', 'carol'])
  })

  test('has nothing of what was said in a comment that is gone, nor who reacted to it', () => {
    const document = smallDocument()
    const [c1, c2] = document.comments
    const words = { comment: 'c2', role: 'example' as const, quote: 'the address of Bob' }
    const gone = canonical({
      ...document,
      thread: { ...document.thread, main_claim: 'They do.' },
      people: [...document.people, { handle: 'carol' }],
      comments: [
        { ...must(c1) },
        {
          ...must(c2),
          body: 'Here is the address of Bob.',
          state: 'removed',
          revisions: [{ body: 'The address, first try.', at: '2024-05-01T10:00:00Z' }],
          reactions: [{ kind: 'disagree', by: 'carol', quote: 'the address of Bob' }],
        },
      ],
      cruxes: [
        {
          id: 'x1',
          statement: 'S',
          kind: 'other',
          state: 'open',
          by: 'ada',
          created_at: '2024-05-01T10:00:00Z',
          anchors: [words],
        },
      ],
    })

    expect(JSON.stringify(gone)).not.toContain('address')
    expect(gone.people.map(({ handle }) => handle)).toEqual(['ada', 'bob'])
    expect(gone.cruxes?.[0]?.anchors).toEqual([{ comment: 'c2', role: 'example' }])
    expect(parseValue(gone).ok).toBe(true)
  })

  test('orders stances by time, also where one of two has milliseconds', () => {
    const stance = (at: string) => ({ by: 'ada', credence: 50, at })
    const document = {
      ...smallDocument(),
      claims: [
        { id: 'a', text: 'A', stances: [stance('2024-05-01T10:00:00.500Z'), stance('2024-05-01T10:00:00Z')] },
      ],
    }

    expect(canonical(document).claims?.[0]?.stances?.map(({ at }) => at)).toEqual([
      '2024-05-01T10:00:00Z',
      '2024-05-01T10:00:00.500Z',
    ])
  })
})

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the sample changed')
  return value
}
