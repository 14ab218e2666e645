import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { givenGroup, givenGroupMember, givenPrivateGroup, moveToGroup } from '@/lib/testing/groups'
import { decide } from '../decisions/commands'
import { decideInput } from '../decisions/schema'
import { setThreadModerator } from './commands'
import { threadModeratorInput } from './schema'

const now = new Date('2026-06-01T12:00:00Z')
const set = (by: Member, thread: string, who: Member, role: 'moderator' | 'none' = 'moderator') =>
  setThreadModerator(
    by,
    threadModeratorInput.parse({ thread, handle: who.handle, role, reason: 'They know the field.' }),
    now,
  )
const lock = (by: Member, thread: string) =>
  decide(by, decideInput.parse({ decision: 'lock', thread, reason: 'In circles.' }), now)

/** A thread in a group with a moderator, and somebody who has nothing to do with it. */
async function givenPlace(group: { id: number } = { id: 0 }) {
  const { id } = group.id === 0 ? await givenGroup() : group
  const author = await givenMember()
  const thread = await givenThread(author)
  await moveToGroup(thread, id)
  return { author, thread, mo: await givenGroupMember(id, 'moderator'), ada: await givenMember() }
}

test('who is named moderates that thread and no other, stands in the log, and is told; unnamed, no longer', async () => {
  const { thread, mo, ada } = await givenPlace()
  const other = await givenThread()
  await expect(lock(ada, thread)).rejects.toThrow('Only moderators')
  await set(mo, thread, ada)

  await expect(lock(ada, thread)).resolves.toMatchObject({ thread })
  await expect(lock(ada, other)).rejects.toThrow('Only moderators')
  expect(await db.logEntry.findFirst({ where: { personId: ada.id } })).toMatchObject({
    action: 'name-moderator',
    actorId: mo.id,
    capacity: 'group-moderator',
    reason: 'They know the field.',
  })
  expect(await db.notification.count({ where: { userId: ada.id, kind: 'moderation' } })).toBe(1)

  await set(mo, thread, ada, 'none')
  await expect(lock(ada, thread)).rejects.toThrow('Only moderators')
  expect(await db.notification.count({ where: { userId: ada.id, kind: 'moderation' } })).toBe(2)
  await expect(set(mo, thread, ada, 'none')).rejects.toThrow('do not moderate this thread')
})

test('admins and moderators of the group name them; members, authors, the named, and moderators of other places do not', async () => {
  const { author, thread, mo, ada } = await givenPlace()
  const bob = await givenMember()
  await set(await givenMember({ role: 'admin' }), thread, ada)
  const elsewhere = await givenGroupMember((await givenGroup()).id, 'moderator')
  for (const by of [await givenMember(), author, elsewhere])
    await expect(set(by, thread, bob)).rejects.toThrow('Only moderators')
  for (const by of [ada, await givenMember({ role: 'moderator' })])
    await expect(set(by, thread, bob)).rejects.toThrow('Only admins and moderators')
  await postComment(mo, { thread, parent: '', body: 'I think not.', ref: 'm1', key: 'm1' }, now)
  await expect(set(mo, thread, bob)).rejects.toThrow('You take part in this thread')
  expect(await db.threadModerator.count({ where: { userId: bob.id } })).toBe(0)
})

test('nobody is named who argues there or cannot read there, and nobody twice', async () => {
  const { author, thread, mo, ada } = await givenPlace()
  const bob = await givenMember()
  await postComment(bob, { thread, parent: '', body: 'I think not.', ref: 'b1', key: 'b1' }, now)
  await expect(set(mo, thread, author)).rejects.toThrow('They started this thread')
  await expect(set(mo, thread, bob)).rejects.toThrow('They take part in this thread')
  const both = await Promise.allSettled([set(mo, thread, ada), set(mo, thread, ada)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.logEntry.count({ where: { personId: ada.id } })).toBe(1)

  const closed = await givenPlace(await givenPrivateGroup())
  await expect(set(closed.mo, closed.thread, ada)).rejects.toThrow('They cannot read this group')
  await expect(set(ada, closed.thread, bob)).rejects.toThrow('There is no such thread.')
})
