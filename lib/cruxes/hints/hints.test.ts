import { expect, test } from 'vitest'
import { HINTS_AT_MOST, type HintComment, hintsIn } from './hints'

const comment = (
  id: number,
  parentId: number | null,
  authorId: number,
  over: Partial<HintComment> = {},
): HintComment => ({
  id,
  ref: `c${id}`,
  parentId,
  authorId,
  author: `m${authorId}`,
  agreed: 0,
  disagreed: 0,
  html: null,
  isTagged: false,
  ...over,
})

test('where two people answer each other three times running, the first of it is suggested', () => {
  const chain = [comment(1, null, 1), comment(2, 1, 2), comment(3, 2, 1), comment(4, 3, 2)]
  expect(hintsIn(chain)).toEqual([
    { ref: 'c1', author: 'm1', why: ['two people answer each other 3 times from here'], words: null },
  ])
  expect(hintsIn(chain.slice(0, 3))).toEqual([])
  expect(hintsIn([...chain.slice(0, 3), comment(4, 3, 9)])).toEqual([])
  expect(hintsIn(chain.map((one) => ({ ...one, authorId: 1 })))).toEqual([])
})

test('what says what it turns on is quoted; other words are not', () => {
  const said = { html: '<p>Nice. It <b>depends on whether</b> June holds. Bye.</p>' }
  expect(hintsIn([comment(1, null, 1, said)])).toEqual([
    {
      ref: 'c1',
      author: 'm1',
      why: ['it says what something turns on'],
      words: 'It depends on whether June holds.',
    },
  ])
  expect(hintsIn([comment(1, null, 1, { html: '<p>The crucial part is done.</p>' })])).toEqual([])
})

test('a split vote counts, a lopsided one or a small one does not', () => {
  const why = (agreed: number, disagreed: number) =>
    hintsIn([comment(1, null, 1, { agreed, disagreed })])[0]?.why ?? []
  expect(why(5, 4)).toEqual(['5 agree and 4 disagree'])
  expect([why(20, 3), why(2, 2)]).toEqual([[], []])
})

test('a branch as wide as it is deep is suggested by what it hangs on', () => {
  const wide = [2, 3, 4].map((id) => comment(id, 1, id))
  const deep = [5, 6, 7].map((id, i) => comment(id, 2 + i, id + 10))
  const deepest = [8, 9, 10].map((id, i) => comment(id, 5 + i, id + 20))
  expect(hintsIn([comment(1, null, 1), ...wide, ...deep, ...deepest]).map(({ ref }) => ref)).toEqual(['c1'])
})

test('what holds a crux already is left alone, and suggestions are few', () => {
  const said = { html: '<p>The crux is June.</p>' }
  expect(hintsIn([comment(1, null, 1, { ...said, isTagged: true })])).toEqual([])
  const many = Array.from({ length: 20 }, (_, i) => comment(i + 1, null, 1, said))
  expect(hintsIn(many)).toHaveLength(HINTS_AT_MOST)
})
