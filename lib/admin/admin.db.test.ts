import { afterEach, expect, test } from 'vitest'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { givenMember, givenThread } from '@/lib/testing/given'
import { endSessions, liftSuspension, setSetting, setSiteRole, suspendMember } from './commands'
import { findMembers, readSettings } from './queries'

const now = new Date('2026-06-01T12:00:00Z')
afterEach(() => db.siteSetting.deleteMany())

test('a setting takes what makes sense, and refuses the rest with what would', async () => {
  const admin = await givenMember({ role: 'admin' })
  await setSetting(admin, { name: 'voteWeights', value: 'karma' }, now)
  await setSetting(admin, { name: 'heldWords', value: ' casino \n\n cheap pills\n' }, now)

  expect(await settingOf('voteWeights')).toBe('karma')
  expect(await settingOf('heldWords')).toEqual(['casino', 'cheap pills'])
  expect((await readSettings()).find(({ name }) => name === 'heldWords')?.value).toBe('casino\ncheap pills')
  const bad = (name: string, value: string) => setSetting(admin, { name, value }, now)
  await expect(bad('voteWeights', 'heavy')).rejects.toThrow('“voteWeights” can be equal or karma.')
  await expect(bad('colour', 'red')).rejects.toThrow('There is no setting “colour”')
  await expect(bad('constructor', 'red')).rejects.toThrow('There is no setting')
})

test('only admins administer', async () => {
  const [mo, ada] = [await givenMember({ role: 'moderator' }), await givenMember()]
  const { handle } = ada
  const no = 'That is for the site’s admins.'
  await expect(setSetting(mo, { name: 'voteWeights', value: 'karma' }, now)).rejects.toThrow(no)
  await expect(setSiteRole(mo, { handle, role: 'admin' }, now)).rejects.toThrow(no)
  await expect(endSessions(mo, handle, now)).rejects.toThrow(no)
  await expect(suspendMember(mo, { handle, days: 1, reason: 'Why not.' }, now)).rejects.toThrow(no)
  await expect(liftSuspension(mo, { handle, reason: 'Why not.' }, now)).rejects.toThrow(no)
})

test('a new role signs one out everywhere; the last admin stays one, though two take it from each other at once', async () => {
  await db.user.updateMany({ where: { role: 'admin' }, data: { role: 'member' } })
  const [ada, bob] = [await givenMember({ role: 'admin' }), await givenMember({ role: 'admin' })]
  await db.session.create({
    data: { sessionToken: `s-${bob.handle}`, userId: bob.id, expires: new Date('2030-01-01') },
  })
  await expect(setSiteRole(ada, { handle: ada.handle, role: 'member' }, now)).rejects.toThrow(
    'change the role of yourself',
  )
  const both = await Promise.allSettled([
    setSiteRole(ada, { handle: bob.handle, role: 'member' }, now),
    setSiteRole(bob, { handle: ada.handle, role: 'member' }, now),
  ])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.user.count({ where: { role: 'admin' } })).toBe(1)
  const [demoted] = await db.user.findMany({ where: { id: { in: [ada.id, bob.id] }, role: 'member' } })
  expect(await db.session.count({ where: { userId: demoted?.id ?? 0 } })).toBe(0)
})

test('who is suspended is told, stands in the log with the reason, and writes again when it is lifted', async () => {
  const [admin, bob] = [await givenMember({ role: 'admin' }), await givenMember()]
  const thread = await givenThread()
  const write = (ref: string) =>
    postComment(bob, { thread, parent: '', body: `Words ${ref}.`, ref, key: ref }, new Date())
  const { handle } = bob
  await suspendMember(admin, { handle, days: 7, reason: 'Spam in five threads.' }, new Date())

  await expect(write('one')).rejects.toThrow('You are suspended until')
  expect((await findMembers(handle))[0]?.suspendedUntil).toBeGreaterThan(Date.now())
  expect(await db.logEntry.findFirst({ where: { personId: bob.id } })).toMatchObject({
    action: 'suspend',
    reason: 'Spam in five threads.',
  })
  expect(await db.notification.count({ where: { userId: bob.id, kind: 'moderation' } })).toBe(1)
  await liftSuspension('console', { handle, reason: 'It was his brother.' }, new Date())
  await expect(write('two')).resolves.toMatchObject({ comment: 'two' })
  await expect(liftSuspension(admin, { handle, reason: 'Again.' }, new Date())).rejects.toThrow(
    'not suspended',
  )
})
