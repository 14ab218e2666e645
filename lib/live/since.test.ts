import { describe, expect, test } from 'vitest'
import type { CommentView } from '@/lib/comments/view'
import type { ChangedComment, News } from './changes'
import { toMoment } from './moment'
import { newsSince } from './since'

const moment = (text: string) => toMoment(text) ?? expect.fail(text)
const view = (ref: string) =>
  ({ ref, parentRef: null, author: { handle: 'ada', name: 'Ada', automatic: false } }) as CommentView
const comment = (ref: string, over: Partial<ChangedComment> = {}): ChangedComment => ({
  ref,
  karma: 3,
  agreement: -1,
  changedIn: 105n,
  wordsChangedIn: 105n,
  authorId: 1,
  seq: 1,
  view: view(ref),
  ...over,
})
const news = (comments: ChangedComment[], over: Partial<News> = {}): News => ({
  moment: moment('120:120:'),
  completeFrom: 0n,
  thread: { comments: 1, karma: 0, agreement: 0 },
  comments,
  left: [],
  cruxes: [],
  claimChangedIn: null,
  ...over,
})
const told = (since: string, given: News) =>
  newsSince(moment(since), given, null, ({ ref }) => `<li>${ref}</li>`)

test('a page is told of the comments it has not seen, with their words', () => {
  const given = news([comment('seen', { changedIn: 99n, wordsChangedIn: 99n }), comment('new')])
  expect(told('100:100:', given)).toEqual({
    name: 'changes',
    data: {
      comments: [
        { ref: 'new', parent: null, by: 'ada', seq: 1, karma: 3, agreement: -1, html: '<li>new</li>' },
      ],
    },
  })
})

test('where only votes changed, the words are not sent again', () => {
  const given = news([comment('c1', { wordsChangedIn: 90n })])
  expect(told('100:100:', given)?.data).toEqual({ votes: [{ ref: 'c1', karma: 3, agreement: -1 }] })
})

test('where there is nothing new, nothing is said', () => {
  expect(told('110:110:', news([comment('c1')]))).toBeNull()
})

describe('a page is asked to load anew', () => {
  test('when more has happened since than was read', () => {
    expect(told('100:100:', news([comment('c1')], { completeFrom: 104n }))?.name).toBe('behind')
  })
  test('when it is ahead of the database, which was restored from a backup since', () => {
    expect(told('500:500:', news([comment('c1')]))?.name).toBe('behind')
  })
})

test('a crux and the main claim are told of when something was said on them since', () => {
  const given = news([], {
    cruxes: [
      { id: 7, state: 'double', changedIn: 105n },
      { id: 8, state: 'open', changedIn: 99n },
    ],
    claimChangedIn: 105n,
  })
  expect(told('100:100:', given)?.data).toEqual({ cruxes: [{ id: 7, state: 'double' }], claim: true })
  expect(told('110:110:', given)).toBeNull()
})
