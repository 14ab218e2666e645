import { expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { givenGroup, givenPrivateGroup, moveToGroup } from '@/lib/testing/groups'
import {
  answer,
  decideAs,
  driftOf,
  givenBranch,
  later,
  move,
  refusal,
  takeBack,
  treeOf,
  write,
} from '@/lib/testing/moving'
import { setVote } from '@/lib/votes/commands'

test('a branch goes to another thread whole, a trace stays, and every count is right in both', async () => {
  const { mo, from, to, above, root, reply, deep, beside } = await givenBranch()
  const { entry } = await move(mo, from, root, `https://forum.example/threads/${to}`)

  expect(await treeOf(from)).toEqual([
    `${above} < - 0`,
    `trace of ${root} < ${above} 1`,
    `${beside} < ${above} 1`,
  ])
  expect(await treeOf(to)).toEqual([`${root} < - 0`, `${reply} < ${root} 1`, `${deep} < ${reply} 2`])
  expect(await driftOf(from, to)).toEqual([])
  expect(await db.logEntry.findUniqueOrThrow({ where: { id: entry } })).toMatchObject({
    action: 'move',
    reason: 'Off topic here.',
    details: { comments: 3 },
  })
})

test('everybody whose comment was moved is told, the one it is about with the way to appeal', async () => {
  const { ada, bob, cyd, mo, from, to, root } = await givenBranch()
  const { entry } = await move(mo, from, root, to)
  const told = await db.notification.findMany({
    where: { event: `decision:${entry}` },
    orderBy: { userId: 'asc' },
  })

  expect(told.map(({ userId }) => userId)).toEqual([ada.id, bob.id, cyd.id])
  expect(told.map(({ text }) => text.includes('You can appeal until'))).toEqual([false, true, false])
})

test('it stands below the comment that was chosen, under a new name where its own is taken', async () => {
  const { ada, bob, mo, from, to, root, reply } = await givenBranch()
  const there = await write(bob, to)
  await write(ada, to, there, root)
  await move(mo, from, root, `/threads/${to}#comment-${there}`)

  expect((await treeOf(to)).slice(2, 4)).toEqual([`${root}-2 < ${there} 1`, `${reply} < ${root}-2 2`])
  expect(await answer(bob, from, root)).toMatchObject({ thread: to, parent: `${root}-2` })
  expect(await driftOf(from, to)).toEqual([])
})

test('a name that something was moved away from is not given to another comment', async () => {
  const { cyd, mo, from, to, root, reply } = await givenBranch()
  await move(mo, from, root, to)

  expect(await refusal(write(cyd, from, '', reply))).toContain('post it once more')
})

test('what cannot be moved is refused, each with what to do', async () => {
  const { ada, bob, cyd, mo, from, to, above, root } = await givenBranch()
  const [shut, open] = [await givenPrivateGroup(), await givenGroup()]
  const [secret, other] = [await givenThread(ada), await givenThread(ada)]
  await moveToGroup(secret, shut.id)
  await moveToGroup(other, open.id)
  const hidden = await write(await givenMember({ role: 'moderator' }), secret)
  const try_ = (to: string, by = mo, comment = root) => refusal(move(by, from, comment, to))

  expect(await try_('')).toContain('paste the address')
  expect(await try_('no-such-thread')).toContain('There is no such thread')
  expect(await try_(`/threads/${to}#comment-nowhere`)).toContain('no such comment')
  expect(await try_(secret)).toContain('Not everybody who reads it here')
  expect(await refusal(move(mo, secret, hidden, to))).toContain('Not everybody who reads it here')
  expect(await try_(other)).toBe('done') // another group, and everybody reads both
  expect(await try_(to, mo, root)).toContain('not here any more')
  expect(await try_(to, cyd, above)).toContain('Only moderators')
  const gone = await write(bob, to)
  await decideAs(mo, { decision: 'remove', thread: to, comment: gone })
  expect(await try_(`/threads/${to}#comment-${gone}`, mo, above)).toContain('is gone there')
  const shutBranch = await write(bob, to)
  await decideAs(mo, { decision: 'lock-branch', thread: to, comment: shutBranch, until: 'good' })
  expect(await try_(`/threads/${to}#comment-${shutBranch}`, mo, above)).toContain(
    'branch it would go to is locked',
  )
  await decideAs(mo, { decision: 'lock', thread: to, until: 'good' })
  expect(await try_(to, mo, above)).toContain('thread it would go to is locked')
})

test('who keeps order in one of the threads alone, or argues in either, does not move between them', async () => {
  const { bob, mo, from, to, root } = await givenBranch()
  const keeper = await givenMember()
  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug: from } })
  await db.threadModerator.create({ data: { threadId, userId: keeper.id } })
  expect(await refusal(move(keeper, from, root, to))).toContain('Only moderators of')
  await write(mo, to)
  expect(await refusal(move(mo, from, root, to))).toContain('You take part in this thread')
  expect(await refusal(move(bob, from, root, to))).toContain('Only moderators of')
})

test('taken back, it stands where it stood under its old names, with what was written below it meanwhile', async () => {
  const { ada, bob, mo, from, to, above, root, reply, deep, beside } = await givenBranch()
  const { entry } = await move(mo, from, root, to)
  const late = await write(bob, to, deep)
  await setVote(ada, { thread: to, comment: root, axis: 'karma', press: 1 }, later())
  const mia = await givenMember({ role: 'moderator' })
  await takeBack(mia, entry)

  expect((await treeOf(from)).sort()).toEqual(
    [
      `${above} < - 0`,
      `${beside} < ${above} 1`,
      `${root} < ${above} 1`,
      `${reply} < ${root} 2`,
      `${deep} < ${reply} 3`,
      `${late} < ${deep} 4`,
    ].sort(),
  )
  expect(await treeOf(to)).toEqual([])
  expect(await driftOf(from, to)).toEqual([])
  expect(await refusal(takeBack(mo, entry))).toContain('taken back already')
  expect(await answer(bob, to, reply)).toMatchObject({ thread: from, parent: reply })
})

test('of two moves the later is taken back first; what cannot go back says why', async () => {
  const { mo, from, to, above, root } = await givenBranch()
  const third = await givenThread()
  const first = await move(mo, from, root, to)
  const second = await move(mo, to, root, third)
  expect(await refusal(takeBack(mo, first.entry))).toContain('take that back first')
  await takeBack(mo, second.entry)
  expect(await treeOf(third)).toEqual([])

  const all = await move(mo, from, above, to) // the trace goes along, to where the comment is
  expect(await driftOf(from, to, third)).toEqual([])
  expect(await refusal(takeBack(mo, first.entry))).toContain('cannot be moved back')
  await takeBack(mo, all.entry)
  await takeBack(mo, first.entry)
  expect((await treeOf(from)).length).toBe(5)
  expect(await driftOf(from, to, third)).toEqual([])
})

test('a thread is as new as what is left in it', async () => {
  const { mo, from, to, root, deep } = await givenBranch()
  const late = await write(await givenMember(), from, deep)
  const at = async (slug: string) => (await db.thread.findUniqueOrThrow({ where: { slug } })).lastActivityAt
  const newest = await at(from)
  await move(mo, from, root, to)

  expect((await at(to)).getTime()).toBe(newest.getTime())
  expect((await at(from)).getTime()).toBeLessThan(newest.getTime())
  expect((await db.comment.findFirstOrThrow({ where: { ref: late } })).createdAt).toEqual(newest)
})
