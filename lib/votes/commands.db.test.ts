import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { readConduct, readDiscussion } from '@/lib/comments/queries'
import { db } from '@/lib/server/db'
import { setVote } from './commands'
import type { VoteInput } from './schema'

const now = new Date('2026-01-01T12:00:00Z')
let people: Member[]
let author: Member

const onC1 = (over: Partial<VoteInput> = {}): VoteInput => ({
  thread: 'forecasts',
  comment: 'c1',
  axis: 'karma',
  press: 1,
  ...over,
})
const counters = () =>
  db.comment.findFirstOrThrow({
    where: { ref: 'c1' },
    select: { score: true, agreement: true, voteCount: true, agreeCount: true, disagreeCount: true },
  })
const karmaOf = async (member: Member) =>
  (await db.user.findUniqueOrThrow({ where: { id: member.id } })).karma

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE app_user, forum_group, thread, site_setting CASCADE`
  await db.user.createMany({ data: Array.from({ length: 31 }, (_, i) => ({ handle: `reader_${i}` })) })
  const rows = await db.user.findMany({ orderBy: { id: 'asc' } })
  const members = rows.map(
    ({ id, handle }): Member => ({
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
    }),
  )
  author = members[0] as Member
  people = members.slice(1)
  const group = await db.group.create({ data: { slug: 'commons', name: 'Commons' } })
  const text = { body: 'Rarely.', bodyHtml: '<p>Rarely.</p>', rendererVersion: 1, authorId: author.id }
  await db.thread.create({
    data: {
      ...text,
      slug: 'forecasts',
      groupId: group.id,
      kind: 'post',
      title: 'Do forecasts help?',
      lastSeq: 1,
      commentCount: 1,
      comments: { create: { ...text, ref: 'c1', seq: 1, importedScore: 40, importedVotes: 20 } },
    },
  })
})

test('hundreds of votes at once, repeated and contradicting each other, and no counter drifts', async () => {
  const presses = [-2, -1, 0, 1, 2] as const
  const axes = ['karma', 'agreement'] as const
  const hurled = people.flatMap((member, i) =>
    Array.from({ length: 16 }, (_, j) =>
      setVote(member, onC1({ axis: axes[j % 2] ?? 'karma', press: presses[(i * 7 + j * 3) % 5] ?? 0 }), now),
    ),
  )
  // A strong vote too many within the hour is refused; everything else stands.
  const ends = await Promise.allSettled(hurled)
  expect(ends.filter((end) => end.status === 'rejected')).toEqual([])

  const votes = await db.commentVote.findMany()
  const sum = (axis: 'karma' | 'agreement') =>
    votes.filter((vote) => vote.axis === axis).reduce((all, vote) => all + vote.weight, 0)
  expect(await counters()).toEqual({
    score: sum('karma'),
    agreement: sum('agreement'),
    voteCount: votes.filter((vote) => vote.axis === 'karma').length,
    agreeCount: votes.filter((vote) => vote.axis === 'agreement' && vote.weight > 0).length,
    disagreeCount: votes.filter((vote) => vote.axis === 'agreement' && vote.weight < 0).length,
  })
  expect(await karmaOf(author)).toBe(sum('karma'))
})

test('a vote is shown together with what came with an import, and only its own part is counted', async () => {
  const [reader] = people
  expect(await setVote(reader as Member, onC1(), now)).toEqual({
    comment: 'c1',
    karma: 41,
    agreement: 0,
    votes: 21,
    held: { karma: 1, agreement: 0 },
  })
})

test('however many disagree, karma, the order by karma and everybody’s limits stay as they were', async () => {
  const { id: threadId } = await db.thread.findFirstOrThrow()
  const text = { body: 'Often.', bodyHtml: '<p>Often.</p>', rendererVersion: 1, threadId }
  await db.comment.create({
    data: { ...text, ref: 'c2', seq: 2, authorId: people[0]?.id ?? null, importedScore: 30 },
  })
  for (const [i, member] of people.slice(1, 4).entries())
    await setVote(member, onC1({ press: i === 0 ? -1 : 1 }), now)
  const looked = async () => ({
    karma: await karmaOf(author),
    thread: (await db.thread.findFirstOrThrow()).karma,
    conduct: await readConduct({ ...author, karma: await karmaOf(author) }),
    orders: await Promise.all(
      (['top', 'magic'] as const).map(async (sort) =>
        (await readDiscussion(threadId, { sort, now: now.getTime() }))?.order.map(
          ({ comment }) => comment.ref,
        ),
      ),
    ),
  })
  const [before, counted] = [await looked(), await counters()]
  expect(before).toMatchObject({
    karma: 1,
    conduct: { karmaOfLast: 1, downvoters: 1 },
    orders: [
      ['c1', 'c2'],
      ['c1', 'c2'],
    ],
  })

  await Promise.all(people.map((member) => setVote(member, onC1({ axis: 'agreement', press: -2 }), now)))

  expect(await counters()).toEqual({ ...counted, agreement: -60, disagreeCount: 30 })
  expect(await looked()).toEqual(before)
})

describe('the weight of a vote', () => {
  beforeEach(() => db.siteSetting.create({ data: { name: 'voteWeights', value: 'karma' } }))

  test.each([
    ['takes it back', 0, 0],
    ['makes it a plain one', 1, 1],
    ['turns it round', -2, -1],
  ] as const)('is frozen when it is cast: who has less karma later and %s', async (_, press, score) => {
    const veteran = { ...(people[0] as Member), karma: 1000 }
    const [, other] = people as [Member, Member]
    await setVote(other, onC1({ press: 1 }), now)
    expect((await setVote(veteran, onC1({ press: 2 }), now)).karma).toBe(47)

    await setVote({ ...veteran, karma: 5 }, onC1({ axis: 'agreement', press: 1 }), now)
    expect(await counters()).toMatchObject({ score: 7, agreement: 1 })

    // All six go, whatever a strong vote of theirs weighs now.
    expect((await setVote({ ...veteran, karma: 5 }, onC1({ press }), now)).karma).toBe(41 + score)
    expect(await counters()).toMatchObject({ score: 1 + score, voteCount: press === 0 ? 1 : 2 })
    expect(await karmaOf(author)).toBe(1 + score)
  })
})

describe('on one’s own text', () => {
  test('one plain upvote, which brings no karma', async () => {
    await setVote(author, onC1(), now)
    expect(await karmaOf(author)).toBe(0)
    await expect(setVote(author, onC1({ press: 2 }), now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(setVote(author, onC1({ axis: 'agreement' }), now)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

test('the post can be voted on as well, on both axes', async () => {
  const [reader] = people
  await setVote(reader as Member, onC1({ comment: '', press: 2 }), now)
  const result = await setVote(reader as Member, onC1({ comment: '', axis: 'agreement', press: -1 }), now)

  expect(result).toMatchObject({ karma: 2, agreement: -1, held: { karma: 2, agreement: -1 } })
  expect(await karmaOf(author)).toBe(2)
})

test('a text that is gone cannot be voted on', async () => {
  await db.comment.updateMany({ data: { state: 'removed' } })
  await expect(setVote(people[0] as Member, onC1(), now)).rejects.toMatchObject({ code: 'not-found' })
})
