import { beforeAll, expect, test } from 'vitest'
import { importDocument } from '@/lib/transfer/commands'
import type { ThreadDocument } from '@/lib/transfer/document'
import { readThread } from '../threads/queries'
import { readDiscussion } from './queries'

const at = (minute: number) => `2026-03-01T10:0${minute}:00.250Z`
const document: ThreadDocument = {
  format: 'doublecrux.thread/1',
  thread: {
    slug: 'forecasts',
    group: 'commons',
    kind: 'post',
    title: 'Do forecasts help?',
    main_claim: 'Forecasts help.',
    by: 'ada',
    body: 'I say they do.',
    created_at: at(0),
    tags: ['forecasting', 'decisions'],
  },
  people: [{ handle: 'ada', name: 'Ada' }, { handle: 'bob' }, { handle: 'eve' }],
  comments: [
    { id: 'c1', parent: null, by: 'bob', body: 'They rarely do.', created_at: at(1), karma: 3 },
    { id: 'c2', parent: 'c1', by: 'ada', body: 'Name one.', created_at: at(2), karma: 5, agreement: -2 },
    {
      id: 'c3',
      parent: null,
      by: 'bob',
      body: 'For a friend: ask the market.',
      created_at: at(3),
      karma: 9,
      on_behalf_of: 'eve',
    },
  ],
}

beforeAll(async () => {
  await importDocument('forecasts.yaml', document)
})

test('a thread is read with its author, its group, its tags in order and its main claim', async () => {
  expect(await readThread('forecasts')).toMatchObject({
    slug: 'forecasts',
    kind: 'post',
    author: { handle: 'ada', name: 'Ada', automatic: false },
    group: { slug: 'commons' },
    tags: ['forecasting', 'decisions'],
    createdAt: Date.parse(at(0)),
    editedAt: null,
    commentCount: 3,
    mainClaim: 'Forecasts help.',
  })
  expect(await readThread('nowhere')).toBeNull()
})

test('a discussion is read in order, with its words, its times to the millisecond, and everybody who is named', async () => {
  const thread = await readThread('forecasts')
  const discussion = await readDiscussion(thread?.id ?? 0, { sort: 'top', now: Date.parse(at(9)) })

  const order = discussion?.order.map((branch) => branch.comment) ?? []
  expect(order.map(({ ref, karma, createdAt }) => [ref, karma, createdAt])).toEqual([
    ['c3', 9, Date.parse(at(3))],
    ['c1', 3, Date.parse(at(1))],
  ])
  expect(discussion?.order[1]?.replies[0]?.comment).toMatchObject({ ref: 'c2', parentId: order[1]?.id })
  expect(discussion?.bodies.get(order[1]?.id ?? 0)?.html).toContain('They rarely do.')
  expect([...(discussion?.authors.values() ?? [])].map(({ name }) => name).sort()).toEqual([
    'Ada',
    'bob',
    'eve',
  ])
})

test('a thread without comments is an empty discussion, not a missing one', async () => {
  await importDocument('quiet.yaml', {
    ...document,
    thread: { ...document.thread, slug: 'quiet' },
    comments: [],
  })
  const thread = await readThread('quiet')

  const discussion = await readDiscussion(thread?.id ?? 0, { sort: 'top', now: 0 })
  expect(discussion?.window).toMatchObject({ shown: 0, left: 0, next: null })
})
