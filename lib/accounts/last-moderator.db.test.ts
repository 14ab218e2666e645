import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { leaveGroup, setGroupRole } from '@/lib/groups/joining/commands'
import { db } from '@/lib/server/db'
import { givenGroup, givenGroupMember } from '@/lib/testing/groups'
import { newMember } from '@/lib/testing/visitor'

/** A group that a member with an account moderates, and one more member of it. */
async function givenModerator() {
  const [group, ada] = [await givenGroup(), await newMember()]
  const actor = (await ada.actor()) as Member // signed in
  await db.groupMember.create({ data: { groupId: group.id, userId: actor.id, role: 'moderator' } })
  const bob = await givenGroupMember(group.id)
  const leave = () => ada.do('delete-account', { handle: ada.handle })
  return { group, ada: actor, bob, leave }
}
const moderatorsOf = (groupId: number) => db.groupMember.count({ where: { groupId, role: 'moderator' } })

test('whoever alone moderates a group with members names another moderator before they delete their account', async () => {
  const { group, ada, bob, leave } = await givenModerator()
  const { name } = await db.group.findUniqueOrThrow({ where: { id: group.id } })

  expect(await leave()).toMatchObject({
    status: 'refused',
    message: `You alone moderate “${name}”, and others are members: name another moderator there first.`,
  })
  await setGroupRole(ada, { group: group.slug, handle: bob.handle, role: 'moderator' }, new Date())
  expect(await leave()).toMatchObject({ status: 'done' })
  expect(await moderatorsOf(group.id)).toBe(1)
})

test('a group that nobody else is in keeps nobody', async () => {
  const { bob, group, leave } = await givenModerator()
  await leaveGroup(bob, group.slug)

  expect(await leave()).toMatchObject({ status: 'done' })
})

test('of two moderators who go at the same moment, one is kept', async () => {
  for (let i = 0; i < 5; i++) {
    const { group, leave } = await givenModerator()
    const cyd = await givenGroupMember(group.id, 'moderator')
    const outcomes = await Promise.all([
      leave().then(({ status }) => status),
      leaveGroup(cyd, group.slug).then(
        () => 'done',
        () => 'refused',
      ),
    ])

    expect(outcomes.sort()).toEqual(['done', 'refused'])
    expect(await moderatorsOf(group.id)).toBe(1)
  }
})
