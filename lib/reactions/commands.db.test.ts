import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { editComment } from '@/lib/revisions/commands'
import { db } from '@/lib/server/db'
import { setReaction } from './commands'

const now = new Date('2026-01-01T12:00:00Z')
let ada: Member

const member = (id: number, handle: string): Member => ({
  kind: 'member',
  id,
  handle,
  name: handle,
  role: 'member',
  karma: 0,
  joinedAt: now,
  isVerified: true,
  suspendedUntil: null,
  sessionId: 0,
})
const react = (over: Partial<Parameters<typeof setReaction>[1]> = {}, at = now) =>
  setReaction(ada, { thread: 'forecasts', comment: 'c1', kind: 'good-point', on: true, ...over }, at)

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE app_user, forum_group, thread CASCADE`
  const [one, two] = await Promise.all([
    db.user.create({ data: { handle: 'ada' } }),
    db.user.create({ data: { handle: 'bob' } }),
  ])
  ada = member(one.id, 'ada')
  const group = await db.group.create({ data: { slug: 'commons', name: 'Commons' } })
  await db.thread.create({
    data: {
      slug: 'forecasts',
      groupId: group.id,
      authorId: two.id,
      kind: 'post',
      title: 'Do forecasts help?',
      body: 'Rarely.',
      bodyHtml: '<p>Rarely.</p>',
      rendererVersion: 1,
      lastSeq: 1,
      commentCount: 1,
      comments: {
        create: {
          ref: 'c1',
          seq: 1,
          authorId: two.id,
          body: 'Forecasts rarely help, and rarely hurt.',
          bodyHtml: '<p>Forecasts rarely help, and rarely hurt.</p>',
          rendererVersion: 1,
        },
      },
    },
  })
})

test('twenty hasty presses leave one reaction, public by name', async () => {
  await Promise.all(Array.from({ length: 20 }, () => react()))

  expect((await react()).reactions).toEqual([{ kind: 'good-point', count: 1, who: ['ada'], on: [] }])
})

test('a reaction that is taken back is gone, and taking it back twice is no harm', async () => {
  await react()
  await react({ on: false })

  expect((await react({ on: false })).reactions).toEqual([])
})

describe('a reaction to some words', () => {
  test('remembers where they stand', async () => {
    await react({ kind: 'source', quote: 'rarely hurt' })

    expect(await db.reaction.findFirst()).toMatchObject({
      quote: 'rarely hurt',
      startOffset: 27,
      endOffset: 38,
    })
  })

  test('says which of two equal words is meant by what stands before', async () => {
    await react({ kind: 'source', quote: 'rarely', prefix: 'and ' })

    expect(await db.reaction.findFirst()).toMatchObject({ startOffset: 27 })
  })

  test('is shown with its words, counts once however many it is about, and goes as one', async () => {
    await react({ kind: 'source', quote: 'rarely hurt' })
    const { reactions } = await react({ kind: 'source' })
    const on = [{ quote: 'rarely hurt', who: ['ada'], isLost: false }]
    expect(reactions).toEqual([{ kind: 'source', count: 1, who: ['ada'], on }])

    expect((await react({ kind: 'source', on: false })).reactions).toEqual([])
  })

  test.each([
    ['before it moves it', 'I say: forecasts rarely help, and rarely hurt.', 'rarely hurt', 34],
    ['inside it changes it', 'Forecasts rarely help, and rarely hunt.', 'rarely hunt', 27],
    ['after it leaves it', 'Forecasts rarely help, and rarely hurt. Much.', 'rarely hurt', 27],
    ['that takes it away says that it is lost', 'Something else altogether.', 'rarely hurt', null],
  ])('an edit %s', async (_, body, quote, startOffset) => {
    await react({ kind: 'source', quote: 'rarely hurt' })
    const author = member((await db.user.findFirstOrThrow({ where: { handle: 'bob' } })).id, 'bob')
    await editComment(author, { thread: 'forecasts', comment: 'c1', body, revision: 1 }, now)

    expect(await db.reaction.findFirst()).toMatchObject({ quote, startOffset })
    const [shown] = (await react({ kind: 'source', on: true })).reactions
    expect(shown?.on).toEqual([{ quote, who: ['ada'], isLost: startOffset === null }])
  })

  test('is refused when the words stand there no more', async () => {
    await expect(react({ quote: 'always help' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.reaction.count()).toBe(0)
  })
})

test('nobody reacts to a text that is gone, but may take back what they gave', async () => {
  await react()
  await db.comment.updateMany({ data: { state: 'removed' } })

  await expect(react({ kind: 'thanks' })).rejects.toMatchObject({ code: 'not-found' })
  expect((await react({ on: false })).reactions).toEqual([])
})

test('a guest is asked to sign in, and somebody suspended is told until when', async () => {
  const thanks = { thread: 'forecasts', comment: 'c1', kind: 'thanks', on: true } as const
  await expect(setReaction({ kind: 'guest' }, thanks, now)).rejects.toMatchObject({
    message: 'Sign in to react.',
  })

  const suspended = { ...ada, suspendedUntil: new Date('2026-02-01T00:00:00Z') }
  await expect(setReaction(suspended, thanks, now)).rejects.toThrow('until 2026-02-01')
})

test('the sixty-first within an hour is refused until the first of them is an hour old', async () => {
  const { id: threadId } = await db.thread.findFirstOrThrow()
  const start = new Date('2026-01-01T00:00:00Z').getTime()
  await db.reaction.createMany({
    data: Array.from({ length: 60 }, (_, i) => ({
      threadId,
      userId: ada.id,
      kind: `kind-${i}`,
      createdAt: new Date(start + i * 30_000),
    })),
  })
  const until = new Date(start + 3_600_000)
  await expect(react({ kind: 'source' }, new Date(start + 45 * 60_000))).rejects.toMatchObject({
    code: 'too-fast',
    message: 'You can give 60 reactions an hour: the next one is possible in 15 minutes, from 01:00 UTC.',
    until,
  })
})

test('a post that a moderator removed is reacted to no more', async () => {
  const { id: threadId, slug } = await db.thread.findFirstOrThrow()
  await db.removedPost.create({ data: { threadId, words: {} } })
  await expect(react({ thread: slug, comment: '' })).rejects.toMatchObject({ code: 'not-found' })
})

test('taking back a reaction to what a moderator removed does not show its words again', async () => {
  await react({ quote: 'Forecasts rarely help' })
  await db.comment.updateMany({ where: { ref: 'c1' }, data: { state: 'removed' } })

  expect(await react({ on: false, kind: 'source' })).toEqual({ comment: 'c1', reactions: [] })
  expect(await react({ on: false })).toEqual({ comment: 'c1', reactions: [] })
  expect(await db.reaction.count()).toBe(0)
})
