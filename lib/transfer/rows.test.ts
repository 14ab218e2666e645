import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDocument } from '@/lib/testing/any-document'
import { fullDocument, smallDocument } from '@/lib/testing/documents'
import { clashes } from './clashes'
import { changedCommentRows, withOthers } from './comment-rows'
import { commentRow, placesOf, threadRow } from './rows'

describe('where comments stand', () => {
  test('every comment but the roots has a place one deeper than its parent, in its parent’s branch', () => {
    fc.assert(
      fc.property(anyDocument, ({ comments }) => {
        const places = placesOf(comments)
        for (const { id, parent } of comments) {
          const [place, above] = [places.get(id), places.get(parent ?? '')]
          expect(place?.depth).toBe(above ? above.depth + 1 : 0)
          expect(place?.top).toBe(above ? (above.top ?? parent) : null)
        }
      }),
    )
  })

  test('each counts the comments below it, and knows when the last of them was written', () => {
    fc.assert(
      fc.property(anyDocument, ({ comments }) => {
        const places = placesOf(comments)
        for (const { id, created_at } of comments) {
          const below = comments.filter((one) => isBelow(one.id, id, comments))
          const times = [created_at, ...below.map((one) => one.created_at)].map((time) => Date.parse(time))
          expect(places.get(id)).toMatchObject({ below: below.length, lastActivityAt: Math.max(...times) })
        }
      }),
    )
  })
})

function isBelow(
  id: string,
  above: string,
  comments: readonly { id: string; parent: string | null }[],
): boolean {
  const parent = comments.find((comment) => comment.id === id)?.parent ?? null
  return parent !== null && (parent === above || isBelow(parent, above, comments))
}

describe('the rows of a document', () => {
  test('of a transcript know their turns, of any post its headings and how long it takes to read', () => {
    const { thread } = fullDocument()
    const body = `**ada** [0:12] So.\n\n## What was tried\n\n${'word '.repeat(660)}`

    expect(threadRow({ ...fullDocument(), thread: { ...thread, body } })).toMatchObject({
      turns: [{ id: 't-0-12', speaker: 'ada', at: '0:12' }],
      headings: [{ text: 'What was tried' }],
      readingMinutes: 3,
      revision: 2,
      lastActivityAt: new Date('2024-05-01T14:00:00Z'),
    })
  })

  test('name a comment’s headings after the comment', () => {
    const [comment] = smallDocument().comments

    expect(comment && commentRow({ ...comment, body: '# Why' }).bodyHtml).toBe(
      '<h4 id="comment-c1-_why">Why</h4>\n',
    )
  })
})

describe('a document of a thread that is here', () => {
  const ids = { comment: (ref: string) => Number(ref.slice(1)), person: () => 1 }
  const sums = {
    ...{
      importedScore: null,
      importedAgreement: null,
      importedVotes: null,
      score: 0,
      agreement: 0,
      voteCount: 0,
    },
  }
  const rowsHere = [1, 2].map((id) => ({ id, ref: `c${id}`, revision: 1, state: 'live' as const, ...sums }))
  const present = smallDocument()
  const changed = (wanted: typeof present, here: Parameters<typeof changedCommentRows>[1] = rowsHere) =>
    changedCommentRows({ wanted, present }, here, ids)
  const edit = (id: string, more: Partial<(typeof present.comments)[number]>) => ({
    ...present,
    comments: present.comments.map((comment) => (comment.id === id ? { ...comment, ...more } : comment)),
  })

  test('changes no comment that it says the same of', () => {
    expect(changed(present)).toEqual([])
  })

  test('changes what it says otherwise, and nothing else', () => {
    const [first, ...others] = changed(edit('c2', { body: 'On second thoughts.\n' }))

    expect(first).toMatchObject({ id: 2, data: { body: 'On second thoughts.\n', state: 'live' } })
    expect(first?.data).not.toHaveProperty('descendantCount')
    expect(others).toEqual([])
  })

  test('lets a comment know of a new answer below it, even to an answer that members wrote', () => {
    const [c1] = present.comments
    const added = c1 ? [{ ...c1, id: 'c3', parent: 'c1', created_at: '2024-05-01T12:00:00Z' }] : []
    const wanted = { ...present, comments: [...present.comments, ...added] }

    expect(changed(wanted)).toEqual([
      { id: 1, data: { descendantCount: 2, lastActivityAt: new Date('2024-05-01T12:00:00Z') } },
    ])
  })

  test('keeps, besides its own comments, those that members have written since', () => {
    const shorter = { ...present, comments: present.comments.slice(0, 1) }

    expect(withOthers(shorter, present).map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(changed(shorter)).toEqual([])
  })

  test('does not bring back what a moderator removed here', () => {
    const removed = rowsHere.map((row) => (row.id === 2 ? { ...row, state: 'removed' as const } : row))
    const [row] = changed(edit('c2', { body: 'Spam again.\n', karma: 3 }), removed)

    expect(row?.data).toMatchObject({ importedScore: 3 })
    expect(row?.data).not.toHaveProperty('body')
    expect(row?.data).not.toHaveProperty('state')
  })

  test('does not wipe out the text of what it says is gone: an appeal may bring it back', () => {
    const [row] = changed(edit('c2', { body: '', state: 'removed', state_reason: 'Spam.' }))

    expect(row?.data).toMatchObject({ state: 'removed', stateReason: 'Spam.' })
    expect(row?.data).not.toHaveProperty('body')
  })

  test('moves no comment', () => {
    expect(clashes(edit('c2', { parent: null }), present)).toEqual([
      {
        path: ['comments', 1, 'parent'],
        message: 'c2 stands elsewhere in this thread, and no comment is moved',
      },
    ])
    expect(clashes(present, present)).toEqual([])
  })
})
