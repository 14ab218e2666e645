import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { db } from '@/lib/server/db'
import { givenMember } from '@/lib/testing/given'
import { givenGroup, givenGroupMember, givenPrivateGroup } from '@/lib/testing/groups'
import { changeGroup, introduceGroup, startGroup } from '../commands'
import { readDoor, readGroup } from '../queries'
import { editGroupInput, newGroupInput } from '../schema'
import {
  askToJoin,
  decideRequest,
  invite,
  joinGroup,
  leaveGroup,
  revokeInvitation,
  setGroupRole,
} from './commands'

const now = new Date('2026-06-01T12:00:00Z')
const join = (who: Member, group: string, invitation = '') => joinGroup(who, { group, invitation }, now)
const membersOf = (groupId: number) => db.groupMember.count({ where: { groupId } })

async function givenInvitation(uses: number | null = null) {
  const group = await givenPrivateGroup()
  const moderator = await givenGroupMember(group.id, 'moderator')
  const { token } = await invite(moderator, { group: group.slug, uses, days: 7, note: '' }, now)
  return { group, moderator, token }
}

test('an open group is joined once, however often one presses, and left as easily', async () => {
  const [group, ada] = [await givenGroup(), await givenMember()]
  await Promise.all([join(ada, group.slug), join(ada, group.slug)])
  expect(await membersOf(group.id)).toBe(1)

  await leaveGroup(ada, group.slug)
  await leaveGroup(ada, group.slug)
  expect(await membersOf(group.id)).toBe(0)
})

test('a private group is not there for others, unless they hold an invitation that works', async () => {
  const { group, moderator, token } = await givenInvitation()
  const ada = await givenMember()
  await expect(join(ada, group.slug)).rejects.toThrow('There is no such group.')
  await expect(join(ada, group.slug, 'x'.repeat(43))).rejects.toThrow('There is no such group.')
  await expect(leaveGroup(ada, group.slug)).rejects.toThrow('There is no such group.')
  expect(await readGroup(group.slug, ada.id)).toBeNull()

  await join(ada, group.slug, token)
  expect(await readGroup(group.slug, ada.id)).toMatchObject({ role: 'member', memberCount: 2 })
  const [{ id = 0 } = {}] = (await readDoor(group.id, now)).invitations
  await revokeInvitation(moderator, { group: group.slug, id }, now)
  await expect(join(await givenMember(), group.slug, token)).rejects.toThrow('There is no such group.')
})

test('an invitation for two lets two in, though five come at once; it is over when its days are', async () => {
  const { group, token } = await givenInvitation(2)
  const five = await Promise.all(Array.from({ length: 5 }, () => givenMember()))
  const came = await Promise.allSettled(five.map((one) => join(one, group.slug, token)))

  expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect(await membersOf(group.id)).toBe(3)

  const other = await givenInvitation()
  const late = new Date('2026-06-09T12:00:00Z')
  await expect(
    joinGroup(await givenMember(), { group: other.group.slug, invitation: other.token }, late),
  ).rejects.toThrow('There is no such group.')
})

test('who asks is answered once; the moderators hear of it, and so does who asked', async () => {
  const group = await givenGroup({ door: 'asking', question: 'What do you study?' })
  const moderators = [
    await givenGroupMember(group.id, 'moderator'),
    await givenGroupMember(group.id, 'moderator'),
  ]
  const ada = await givenMember()
  await expect(join(ada, group.slug)).rejects.toThrow('asks a question')
  await askToJoin(ada, { group: group.slug, answer: 'Ants.' }, now)
  await askToJoin(ada, { group: group.slug, answer: 'Ants and bees.' }, now)
  const { requests } = await readDoor(group.id, now)
  expect(requests.map(({ answer }) => answer)).toEqual(['Ants and bees.'])
  expect(await db.notification.count({ where: { actorId: ada.id } })).toBe(2)

  const request = requests[0]?.id ?? 0
  const both = await Promise.allSettled(
    moderators.map((one) => decideRequest(one, { group: group.slug, request, accept: 'yes' }, now)),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.notification.findFirst({ where: { userId: ada.id } })).toMatchObject({ kind: 'group' })
  expect(await readGroup(group.slug, ada.id)).toMatchObject({ role: 'member', hasAsked: false })
})

test('a group with members keeps a moderator, and only moderators change it', async () => {
  const group = await givenGroup()
  const [mo, ada] = [await givenGroupMember(group.id, 'moderator'), await givenGroupMember(group.id)]
  const role = (by: Member, of: Member, wanted: 'member' | 'moderator' | 'none') =>
    setGroupRole(by, { group: group.slug, handle: of.handle, role: wanted }, now)

  await expect(leaveGroup(mo, group.slug)).rejects.toThrow('name another moderator first')
  await expect(role(mo, mo, 'member')).rejects.toThrow('name another moderator first')
  await expect(role(ada, ada, 'moderator')).rejects.toThrow('Only its moderators')
  await role(mo, ada, 'moderator')
  await leaveGroup(mo, group.slug)
  await leaveGroup(ada, group.slug)
  expect(await membersOf(group.id)).toBe(0)
})

test('who starts a group moderates it; a name that is taken gets another address, and never the address of a page', async () => {
  const ada = await givenMember()
  const start = (given: object) => startGroup(ada, newGroupInput.parse(given), now)
  const [one, other, kept] = [
    await start({ name: 'Night reading', visibility: 'private', door: 'invitation', norms: 'Be *kind*.' }),
    await start({ name: 'Night reading' }),
    await start({ name: 'New' }),
  ]

  expect([one.group, other.group, kept.group]).toEqual(['night-reading', 'night-reading-2', 'new-2'])
  expect(await readGroup(one.group, ada.id)).toMatchObject({
    role: 'moderator',
    normsHtml: expect.stringContaining('<em>kind</em>'),
    needs: { read: 'member', comment: 'member', vote: 'member', tag: 'member', start: 'member' },
  })
  expect(await readGroup(one.group, null)).toBeNull()
})

test('changes that cross are not lost unseen, and the commons stay everybody’s', async () => {
  const group = await givenGroup()
  const mo = await givenGroupMember(group.id, 'moderator')
  const edit = (by: Member, given: object) => changeGroup(by, editGroupInput.parse(given), now)
  const first = { group: group.slug, revision: 1, name: 'Renamed', visibility: 'private', door: 'open' }
  await edit(mo, first)
  await expect(edit(mo, { ...first, name: 'Other' })).rejects.toThrow('Somebody changed this group')
  expect(await readGroup(group.slug, mo.id)).toMatchObject({ name: 'Renamed', needs: { read: 'member' } })

  const commons = await db.group.upsert({
    where: { slug: 'commons' },
    create: { slug: 'commons', name: 'Commons' },
    update: {},
  })
  const admin = await givenMember({ role: 'admin' })
  const closing = { group: 'commons', revision: commons.revision, name: 'Commons', visibility: 'private' }
  await expect(edit(admin, closing)).rejects.toThrow('The commons are everybody’s')
})

test('the first words of a group about itself never replace what somebody wrote, nor come back', async () => {
  const group = await givenGroup()
  const words = { about: 'A room for all.', norms: 'Be *kind*.' }
  await introduceGroup(group.slug, words)
  expect(await readGroup(group.slug, null)).toMatchObject({
    about: 'A room for all.',
    normsHtml: expect.stringContaining('<em>kind</em>'),
  })
  await introduceGroup(group.slug, { about: 'Another.', norms: 'Others.' })
  expect(await readGroup(group.slug, null)).toMatchObject(words)

  const mo = await givenGroupMember(group.id, 'moderator')
  const silence = editGroupInput.parse({
    group: group.slug,
    revision: 1,
    name: 'Quiet',
    about: '',
    norms: '',
  })
  await changeGroup(mo, silence, now)
  await introduceGroup(group.slug, words)
  expect(await readGroup(group.slug, null)).toMatchObject({ name: 'Quiet', about: '', norms: '' })
})
