import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { db } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { setVote } from './commands'
import type { VoteInput } from './schema'

const now = new Date('2026-01-01T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
let reader: Member
let author: Member
let posts: string[]

/** So many posts by one person, each with a comment by them. */
async function givenPosts(by: Member, count: number): Promise<string[]> {
  const slugs: string[] = []
  for (let i = 0; i < count; i++) slugs.push(await givenThread(by))
  return slugs
}
const vote = (thread: string, over: Partial<VoteInput> = {}, at = now) =>
  setVote(reader, { thread, comment: '', axis: 'karma', press: 1, ...over }, at)

beforeEach(async () => {
  reader = await givenMember()
  author = await givenMember()
})

describe('votes on posts are votes', () => {
  test('the eleventh strong one within an hour is refused until the first of the ten is an hour old', async () => {
    posts = await givenPosts(author, 11)
    for (const [i, post] of posts.slice(0, 10).entries()) await vote(post, { press: 2 }, minutesAgo(50 - i))
    const last = posts[10] ?? ''

    await expect(vote(last, { press: 2 })).rejects.toMatchObject({
      code: 'too-fast',
      message:
        'You can cast 10 strong votes an hour: the next one is possible in 10 minutes, from 12:10 UTC.',
      until: new Date('2026-01-01T12:10:00Z'),
    })
    // A plain one is not a strong one; and what is said is kept.
    expect((await vote(last)).held.karma).toBe(1)
    expect((await vote(last, { press: 2 }, new Date('2026-01-01T12:10:00Z'))).held.karma).toBe(2)
  })

  test('a vote taken back is given back', async () => {
    posts = await givenPosts(author, 11)
    for (const post of posts.slice(0, 10)) await vote(post, { press: -2 })
    await vote(posts[3] ?? '', { press: 0 })

    expect((await vote(posts[10] ?? '', { press: -2 })).held.karma).toBe(-2)
  })
})

describe('a hundred votes on comments', () => {
  const onComment = (i: number): Partial<VoteInput> => ({ comment: `f${i}` })
  let thread: string
  beforeEach(async () => {
    thread = await givenThread()
    const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
    const text = {
      body: 'x',
      bodyHtml: '<p>x</p>',
      rendererVersion: 1,
      authorId: author.id,
      score: 1,
      voteCount: 1,
    }
    await db.comment.createMany({
      data: Array.from({ length: 101 }, (_, i) => ({ ...text, threadId, ref: `f${i}`, seq: i + 1 })),
    })
  })
  /** Cast a minute apart in the database's own words: a hundred calls prove nothing more. */
  const givenVotes = (apart: number, first: number) => db.$executeRaw`
    INSERT INTO comment_vote (user_id, comment_id, thread_id, axis, weight, at)
    SELECT ${reader.id}, c.id, c.thread_id, 'karma', 1, ${minutesAgo(first)}::timestamptz + (c.seq - 1) * make_interval(secs => ${apart})
    FROM comment c JOIN thread t ON t.id = c.thread_id WHERE t.slug = ${thread} AND c.seq <= 100`

  test('within an hour leave none for a post, until the oldest is an hour old', async () => {
    await givenVotes(30, 55)

    await expect(vote(thread)).rejects.toMatchObject({
      code: 'too-fast',
      message: expect.stringContaining('You can cast 100 votes an hour: '),
      until: new Date('2026-01-01T12:05:00Z'),
    })
    // To take one back is always possible.
    expect((await vote(thread, { ...onComment(3), press: 0 })).held.karma).toBe(0)
  })

  test('on one person within a day leave none for that person’s posts, and others for others’', async () => {
    await givenVotes(600, 1200)
    const [post = ''] = await givenPosts(author, 1)

    await expect(vote(post)).rejects.toMatchObject({
      message: expect.stringContaining('You can cast 100 votes a day on one person: '),
      until: new Date('2026-01-01T16:00:00Z'),
    })
    expect((await vote(thread)).held.karma).toBe(1)
  })
})

test('a post that a moderator removed is voted on no more', async () => {
  const thread = await givenThread(author)
  const { id } = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
  await db.removedPost.create({ data: { threadId: id, words: {} } })

  await expect(vote(thread)).rejects.toMatchObject({ code: 'not-found' })
})
