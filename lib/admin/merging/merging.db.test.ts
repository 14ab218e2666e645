import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { readMember, readSuccessor } from '@/lib/accounts/queries'
import { postComment } from '@/lib/comments/commands'
import { db, tuples } from '@/lib/server/db'
import { actorOf } from '@/lib/server/session'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from '@/lib/testing/given'
import { setVote } from '@/lib/votes/commands'
import { suspendMember } from '../commands'
import { AT_MERGE } from './at-merge'
import { mergeMembers } from './commands'
import { readMerge } from './queries'

const now = () => new Date()
let lines = 0
const write = async (by: Member, thread: string): Promise<string> => {
  lines += 1
  const ref = `c${lines}`
  await postComment(by, { thread, parent: '', body: `Line ${lines}.`, ref, key: ref }, now())
  // Not so lately that the pause between two comments would refuse the next one.
  const at = new Date('2026-01-01')
  await db.comment.updateMany({ where: { ref }, data: { createdAt: at, lastActivityAt: at } })
  return ref
}
const vote = (by: Member, thread: string, comment: string, axis: 'karma' | 'agreement', press: 1 | -1 | 2) =>
  setVote(by, { thread, comment, axis, press }, now())
const merge = (old: Member, kept: Member, by: Member | 'console' = 'console') =>
  mergeMembers(
    by,
    { handle: old.handle, into: kept.handle, confirm: old.handle, reason: 'One person, by their own word.' },
    now(),
  )
const countersOf = (ref: string) =>
  db.comment.findFirstOrThrow({
    where: { ref },
    select: { score: true, voteCount: true, agreement: true, agreeCount: true, disagreeCount: true },
  })

test('what both voted on has one vote, the kept member’s; nobody has voted on their own writing; sums and karma are right', async () => {
  const [old, kept, cyd] = [await givenMember(), await givenMember(), await givenMember()]
  const thread = await givenThread(cyd)
  const [byCyd, byOld, byKept] = [
    await write(cyd, thread),
    await write(old, thread),
    await write(kept, thread),
  ]
  await vote(old, thread, byCyd, 'karma', 1)
  await vote(kept, thread, byCyd, 'karma', -1)
  await vote(old, thread, byCyd, 'agreement', 1)
  await vote(old, thread, byKept, 'karma', 2)
  await vote(kept, thread, byOld, 'karma', 1)
  await vote(kept, thread, byOld, 'agreement', 1)
  await vote(old, thread, byOld, 'karma', 1)
  await vote(cyd, thread, byOld, 'karma', 1)
  await vote(old, thread, '', 'karma', 1)
  await vote(kept, thread, '', 'karma', 1)
  await merge(old, kept)

  // Each has besides the plain upvote that a comment begins with.
  expect(await countersOf(byCyd)).toMatchObject({ score: 0, voteCount: 2, agreement: 1, agreeCount: 1 })
  expect(await countersOf(byKept)).toMatchObject({ score: 1, voteCount: 1 })
  expect(await countersOf(byOld)).toMatchObject({ score: 2, voteCount: 2, agreement: 0, agreeCount: 0 })
  expect(await db.thread.findUnique({ where: { slug: thread } })).toMatchObject({ score: 1, voteCount: 1 })
  const karma = async ({ id }: Member) => (await db.user.findUniqueOrThrow({ where: { id } })).karma
  expect([await karma(kept), await karma(cyd), await karma(old)]).toEqual([1, 0, 0])
  expect(await findDrift()).toEqual([])
})

test('the old handle leads to the kept member and is nobody else’s; nothing signs in by the old account', async () => {
  const [old, kept] = [await givenMember(), await givenMember()]
  await db.user.update({
    where: { id: old.id },
    data: { email: `${old.handle}@example.org`, passwordHash: 'x' },
  })
  await db.session.create({
    data: { sessionToken: `s-${old.handle}`, userId: old.id, expires: new Date('2090-01-01') },
  })
  await merge(old, kept)

  expect(await readMember(old.handle)).toBeNull()
  expect(await readSuccessor(old.handle)).toBe(kept.handle)
  await expect(db.user.create({ data: { handle: old.handle } })).rejects.toThrow()
  expect(await actorOf(`s-${old.handle}`)).toEqual({ kind: 'guest' })
  expect(await db.user.findUnique({ where: { id: old.id } })).toMatchObject({
    email: null,
    passwordHash: null,
    mergedIntoId: kept.id,
  })
  expect(await db.mail.count({ where: { to: `${old.handle}@example.org` } })).toBe(1)
  expect(await db.notification.count({ where: { userId: kept.id, kind: 'moderation' } })).toBe(1)
})

test('an account that others were merged into can be merged itself: every handle leads to the last', async () => {
  const [first, second, third] = [await givenMember(), await givenMember(), await givenMember()]
  await merge(first, second)
  await merge(second, third)

  expect(await readSuccessor(first.handle)).toBe(third.handle)
  expect(await db.user.count({ where: { mergedIntoId: third.id } })).toBe(2)
  expect(await referring(first.id)).toEqual([])
})

test('a suspension of either holds, and the kept member’s rights stay as they are', async () => {
  const [old, kept] = [await givenMember({ role: 'moderator' }), await givenMember()]
  const group = await db.group.create({ data: { slug: `g-${old.id}`, name: 'Circle' } })
  const other = await givenMember()
  const members = [
    { groupId: group.id, userId: old.id, role: 'moderator' as const },
    { groupId: group.id, userId: other.id, role: 'moderator' as const },
  ]
  await db.groupMember.createMany({ data: members })
  await suspendMember('console', { handle: old.handle, days: null, reason: 'Spam.' }, now())
  await merge(old, kept)

  const after = await db.user.findUniqueOrThrow({ where: { id: kept.id } })
  expect(after.suspendedUntil?.getFullYear()).toBe(9999)
  expect(after.role).toBe('member')
  expect(await db.groupMember.findFirst({ where: { userId: kept.id } })).toMatchObject({ role: 'member' })
})

test('it is refused without the handle typed, to oneself, to nobody, and where a group would have nobody left', async () => {
  const [old, kept, admin] = [await givenMember(), await givenMember(), await givenMember({ role: 'admin' })]
  const asked = { handle: old.handle, into: kept.handle, confirm: '', reason: 'The same.' }
  await expect(mergeMembers(admin, asked, now())).rejects.toThrow(`Type “${old.handle}”`)
  await expect(merge(old, kept, old)).rejects.toThrow('for the site’s admins')
  await expect(merge(admin, kept, admin)).rejects.toThrow('by another admin')
  await expect(merge(old, await gone(), admin)).rejects.toThrow('There is no member')
  const group = await db.group.create({ data: { slug: `g-${old.id}`, name: 'Circle' } })
  await db.groupMember.createMany({
    data: [
      { groupId: group.id, userId: old.id, role: 'moderator' },
      { groupId: group.id, userId: admin.id },
    ],
  })
  expect((await readMerge(old.handle, kept.handle, admin.id))?.whyNot).toContain('only moderator of “Circle”')
  await expect(merge(old, kept, admin)).rejects.toThrow('only moderator of “Circle”')
})

async function gone(): Promise<Member> {
  const member = await givenMember()
  await db.user.update({ where: { id: member.id }, data: { deletedAt: now() } })
  return member
}

test('whoever writes while the two become one comes wholly before it, or is asked to sign in', async () => {
  const [old, kept] = [await givenMember(), await givenMember()]
  const thread = await givenThread()
  const comment = { thread, parent: '', body: 'Just in time.', ref: `r${old.id}`, key: 'k' }
  const [written] = await Promise.allSettled([postComment(old, comment, now()), merge(old, kept)])

  const kept1 = await db.comment.findFirst({ where: { ref: comment.ref } })
  if (written.status === 'fulfilled') expect(kept1?.authorId).toBe(kept.id)
  else expect(String(written.reason)).toContain('This account is no more')
  await expect(postComment(old, { ...comment, ref: `l${old.id}`, key: 'l' }, now())).rejects.toThrow(
    'This account is no more',
  )
  expect(await referring(old.id)).toEqual([])
})

test('of two admins who merge two accounts into each other, one does', async () => {
  const [ada, bob] = [await givenMember(), await givenMember()]
  const both = await Promise.allSettled([merge(ada, bob), merge(bob, ada)])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.user.count({ where: { id: { in: [ada.id, bob.id] }, deletedAt: null } })).toBe(1)
})

/** The columns that still name this account, but for those that are never rewritten. */
async function referring(id: number): Promise<string[]> {
  const found: string[] = []
  for (const [place, end] of Object.entries(AT_MERGE)) {
    const [table, column] = place.split('.')
    if (end === 'stays') continue
    const rows = await tuples(`test-refers-${place}`, `SELECT 1 FROM ${table} WHERE ${column} = $1`, [id])
    if (rows.length > 0) found.push(place)
  }
  return found
}
