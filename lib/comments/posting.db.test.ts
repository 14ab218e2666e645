import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor, Member } from '@/lib/access/actor'
import { guest } from '@/lib/access/actor'
import { db, pool } from '@/lib/server/db'
import { driftIn, givenMember, givenThread } from '@/lib/testing/given'
import { setVote } from '@/lib/votes/commands'
import { type PostCommentInput, postComment } from './commands'

let clock = Date.parse('2026-01-01T12:00:00Z')
const aMinuteOn = () => {
  clock += 60_000
  return new Date(clock)
}
let count = 0
let ada: Member
let thread: string

/** A minute after the last one, unless told otherwise. */
const post = (actor: Actor, given: Partial<PostCommentInput> = {}, at = aMinuteOn()) => {
  const key = given.key ?? `key-${++count}`
  return postComment(
    actor,
    { thread, parent: '', body: 'Forecasts rarely help.', ref: `ref-${key}`, ...given, key },
    at,
  )
}
const commentsIn = (slug: string) =>
  db.comment.findMany({ where: { thread: { slug } }, orderBy: { seq: 'asc' } })

beforeEach(async () => {
  ada = await givenMember()
  thread = await givenThread()
})

describe('a comment', () => {
  test('is written once, rendered, and numbered in its thread', async () => {
    await post(ada, { body: 'Do *forecasts* help?\r\n', ref: 'abc' })

    expect(await commentsIn(thread)).toMatchObject([
      {
        ref: 'abc',
        seq: 1,
        depth: 0,
        topId: null,
        body: 'Do *forecasts* help?',
        bodyHtml: '<p>Do <em>forecasts</em> help?</p>\n',
      },
    ])
    expect(await driftIn(thread)).toEqual([])
  })

  test('starts with its author’s own vote, which gives its author nothing', async () => {
    const { comment } = await post(ada)

    expect(await db.comment.findFirst({ where: { ref: comment }, include: { votes: true } })).toMatchObject({
      score: 1,
      voteCount: 1,
      votes: [{ userId: ada.id, axis: 'karma', weight: 1, isStrong: false }],
    })
    expect(await db.user.findUnique({ where: { id: ada.id } })).toMatchObject({ karma: 0 })
  })

  test('has its author’s vote by the site’s weights', async () => {
    await db.siteSetting.create({ data: { name: 'voteWeights', value: 'karma' } })
    const elder = await givenMember({ karma: 1000 })
    const { comment } = await post(elder)
    await db.siteSetting.delete({ where: { name: 'voteWeights' } })

    expect(await db.comment.findFirst({ where: { ref: comment } })).toMatchObject({ score: 2, voteCount: 1 })
  })

  test('takes the draft away that it was typed as', async () => {
    for (const place of [`thread:${thread}`, 'new'])
      await db.draft.create({ data: { userId: ada.id, place, body: 'Forecasts rarely help.' } })
    await post(ada)

    expect(await db.draft.findMany({ where: { userId: ada.id } })).toMatchObject([{ place: 'new' }])
  })
})

describe('a reply', () => {
  test('counts for everything above it, up to the top of the branch', async () => {
    const top = await post(ada, { ref: 'top' })
    const middle = await post(ada, { ref: 'middle', parent: top.comment })
    await post(ada, { ref: 'side', parent: top.comment })
    await post(ada, { ref: 'leaf', parent: middle.comment })

    expect(
      (await commentsIn(thread)).map(({ ref, depth, descendantCount }) => [ref, depth, descendantCount]),
    ).toEqual([
      ['top', 0, 3],
      ['middle', 1, 1],
      ['side', 1, 0],
      ['leaf', 2, 0],
    ])
    expect(await driftIn(thread)).toEqual([])
  })

  test('to a comment of another thread, to none, or in no thread is refused', async () => {
    const { comment } = await post(ada)
    const elsewhere = await givenThread()

    await expect(post(ada, { thread: elsewhere, parent: comment })).rejects.toThrow('not here any more')
    await expect(post(ada, { thread: 'nowhere' })).rejects.toThrow('no such thread')
    expect(await driftIn(elsewhere)).toEqual([])
  })

  test.each(['deleted', 'removed'] as const)('to a comment that was %s is refused', async (state) => {
    const { comment } = await post(ada)
    await db.comment.updateMany({ where: { ref: comment, thread: { slug: thread } }, data: { state } })

    await expect(post(ada, { parent: comment })).rejects.toThrow('is gone')
  })
})

describe('nothing is written', () => {
  test('by guests and by the suspended, who are told why', async () => {
    const until = new Date(clock + 86_400_000)

    await expect(post(guest)).rejects.toThrow('Sign in to comment.')
    await expect(post(await givenMember({ suspendedUntil: until }))).rejects.toMatchObject({
      code: 'forbidden',
      until,
    })
    expect(await commentsIn(thread)).toEqual([])
  })

  test.each(['', ' \n\t', '\u200b\u200d', '[only]: https://a.example', '\0'])(
    'when nothing would be seen: %j',
    async (body) => {
      await expect(post(ada, { body })).rejects.toThrow('nothing to post')
    },
  )

  test('beyond 400,000 characters, and the sentence says how many there are', async () => {
    await expect(post(ada, { body: 'x'.repeat(400_001) })).rejects.toThrow(/400,000 .* 400,001/)
    await post(ada, { body: 'x '.repeat(200_000) })
  })
})

describe('the same comment sent twice exists once', () => {
  test('after the answer to the first was lost', async () => {
    const first = await post(ada, { key: 'once' })

    expect(await post(ada, { key: 'once', ref: 'another' })).toEqual(first)
    expect(await commentsIn(thread)).toHaveLength(1)
    expect(await driftIn(thread)).toEqual([])
  })

  test('when twenty tries arrive at once', async () => {
    const at = aMinuteOn()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => post(ada, { key: 'race', ref: `try-${i}` }, at)),
    )

    expect(new Set(answers.map(({ comment }) => comment)).size).toBe(1)
    expect(await commentsIn(thread)).toHaveLength(1)
    expect(await driftIn(thread)).toEqual([])
  })

  test('but not when its text was changed in between: that is said, and nothing is lost', async () => {
    await post(ada, { key: 'changed', body: 'One thing.' })

    await expect(post(ada, { key: 'changed', body: 'Another thing.' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('posted already'),
    })
  })

  test('but two people may have the same key, and one person two keys', async () => {
    await post(ada, { key: 'same', ref: 'one' })
    await post(await givenMember(), { key: 'same', ref: 'two' })
    await post(ada, { key: 'other', ref: 'three' })

    expect(await commentsIn(thread)).toHaveLength(3)
  })

  test('and a name that is taken is refused, not shared', async () => {
    await post(ada, { ref: 'taken' })

    await expect(post(await givenMember(), { ref: 'taken' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await driftIn(thread)).toEqual([])
  })
})

test('forty people who answer each other and vote at once leave every count right', async () => {
  const people = await Promise.all(Array.from({ length: 40 }, () => givenMember()))
  const { comment: top } = await post(ada)
  const answers = await Promise.all(people.map((one) => post(one, { parent: top })))
  await Promise.all(
    people.flatMap((one, i) => [
      post(one, { parent: answers[(i + 7) % answers.length]?.comment ?? top }),
      setVote(one, { thread, comment: top, axis: 'karma', press: i % 3 === 0 ? -1 : 1 }, new Date(clock)),
    ]),
  )

  expect(await commentsIn(thread)).toHaveLength(81)
  expect(await driftIn(thread)).toEqual([])
  expect(pool.waitingCount).toBe(0)
}, 60_000)
