import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { appeal, decideAppeal } from '@/lib/moderation/appeals/commands'
import { ANYBODY, NO_FILTER, readEntry, readLog } from '@/lib/moderation/log/queries'
import { claim } from '@/lib/moderation/queue/commands'
import { countWaiting, readQueue } from '@/lib/moderation/queue/queries'
import { undo } from '@/lib/moderation/undoing/commands'
import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember } from '@/lib/testing/given'
import { liftSuspension, suspendMember } from './commands'

const DAY = 86_400_000
const start = Date.now()
const after = (days: number) => new Date(start + days * DAY)
const suspendedUntil = async ({ id }: Member) =>
  (await db.user.findUniqueOrThrow({ where: { id } })).suspendedUntil
const shut = async (by: Member | 'console', { id, handle }: Member, days: number | null, now = after(0)) => {
  await suspendMember(by, { handle, days, reason: 'Spam.' }, now)
  const { id: entry } = await db.logEntry.findFirstOrThrow({
    where: { personId: id },
    orderBy: { id: 'desc' },
  })
  return entry
}
const who = async (role: Member['role']) => givenMember({ role })

test('whom an admin suspends from the site is told how to appeal, appeals once, and another moderator overturns it', async () => {
  const [admin, mo, bob] = [await who('admin'), await who('moderator'), await who('member')]
  const entry = await shut(admin, bob, 30)
  const told = await db.notification.findFirstOrThrow({ where: { userId: bob.id } })
  expect(told.text).toMatch(/^You were suspended.*Spam\. You can appeal until/)
  expect(told.path).toBe(`/log/${entry}`)
  await appeal(bob, { entry, words: 'It was my brother.' }, after(1))
  await expect(appeal(bob, { entry, words: 'Again.' }, after(1))).rejects.toThrow(
    'appealed against this already',
  )

  const [view] = (await readQueue(mo.id, 'appeal')).filter((one) => one.appeal?.entry === entry)
  expect(view).toMatchObject({ thread: null, person: { handle: bob.handle }, text: 'It was my brother.' })
  expect((await countWaiting([mo.id])).get(mo.id)).toBeGreaterThan(0)
  const { id, version } = view ?? { id: 0, version: 0 }
  await claim(mo, { case: id, wanted: true }, after(1))
  const decision = { case: id, version, decision: 'overturn', reason: 'It was.' } as const
  await expect(decideAppeal(await who('member'), decision, after(2))).rejects.toThrow(
    'for moderators of the site',
  )
  await expect(decideAppeal(admin, decision, after(2))).rejects.toThrow()
  await decideAppeal(mo, decision, after(2))

  expect(await suspendedUntil(bob)).toBeNull()
  expect(await db.logEntry.findFirst({ where: { undoesId: entry } })).toMatchObject({ action: 'overturn' })
  expect(await findDrift(['public log'])).toEqual([])
})

test('it is taken back on its entry by a moderator of the site, once, though two do so at once', async () => {
  const [mo, mia, bob] = [await who('moderator'), await who('moderator'), await who('member')]
  const entry = await shut('console', bob, null)
  await expect(undo(await who('member'), { entry, reason: 'Why not.' }, after(1))).rejects.toThrow(
    'for moderators of the site',
  )
  const both = await Promise.allSettled(
    [mo, mia].map((one) => undo(one, { entry, reason: 'A mistake.' }, after(1))),
  )

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(String(both.find((one) => one.status === 'rejected')?.reason)).toContain('taken back already')
  expect(await suspendedUntil(bob)).toBeNull()
})

test('taking one suspension back leaves another that holds, and does not bring back one that was lifted', async () => {
  const [mo, bob] = [await who('moderator'), await who('member')]
  const short = await shut('console', bob, 2)
  const long = await shut('console', bob, 20)
  await undo(mo, { entry: short, reason: 'The longer one holds.' }, after(1))
  expect(await suspendedUntil(bob)).toEqual(after(20))
  await liftSuspension('console', { handle: bob.handle, reason: 'Enough.' }, after(1))
  await undo(mo, { entry: long, reason: 'It was wrong too.' }, after(1))

  expect(await suspendedUntil(bob)).toBeNull()
})

test('nobody decides on their own appeal', async () => {
  const [admin, mo] = [await who('admin'), await who('moderator')]
  const entry = await shut(admin, mo, 1)
  await appeal(mo, { entry, words: 'I was right.' }, after(0))
  const { id, version } = await db.moderationCase.findFirstOrThrow({ where: { appeal: { logId: entry } } })
  await liftSuspension('console', { handle: mo.handle, reason: 'To see.' }, after(0))
  const decision = { case: id, version, decision: 'overturn', reason: 'I was.' } as const

  await expect(decideAppeal(mo, decision, after(1))).rejects.toThrow('This is about you')
})

test('a shorter suspension is not laid over a longer one; a longer one is, and the sentence says until when', async () => {
  const [admin, bob] = [await who('admin'), await who('member')]
  await shut(admin, bob, 20)
  await expect(shut(admin, bob, 3)).rejects.toThrow(
    /is suspended until .+ already: choose a later end, or lift that one first\.$/,
  )
  await expect(shut('console', bob, 20)).rejects.toThrow('choose a later end')
  expect(await suspendedUntil(bob)).toEqual(after(20))
  expect(await db.logEntry.count({ where: { personId: bob.id } })).toBe(1)
  await shut(admin, bob, 30)
  expect(await suspendedUntil(bob)).toEqual(after(30))
  await shut(admin, bob, null)
  await expect(shut(admin, bob, 30)).rejects.toThrow('is suspended for good already: lift that first')
})

test('the log says of a suspension that it was lifted, by which row, and does not call it taken back', async () => {
  const [admin, bob] = [await who('admin'), await who('member')]
  const over = await shut('console', bob, 1)
  const long = await shut('console', bob, 30, after(2))
  const read = async (entry: number) => (await readEntry(entry, ANYBODY))?.item
  expect(await read(long)).toMatchObject({ undone: null, lifted: null })
  await liftSuspension(admin, { handle: bob.handle, reason: 'Enough.' }, after(3))

  const lift = await db.logEntry.findFirstOrThrow({ where: { personId: bob.id, action: 'unsuspend' } })
  expect(await read(long)).toMatchObject({ undone: null, lifted: { id: lift.id, at: after(3).getTime() } })
  expect(await read(over)).toMatchObject({ lifted: null }) // it had ended by itself
  const { items } = await readLog({ ...NO_FILTER, about: bob.handle }, null, ANYBODY)
  expect(items.find(({ id }) => id === long)?.lifted?.id).toBe(lift.id)
  const again = await shut('console', bob, 5, after(4))
  expect(await read(again)).toMatchObject({ lifted: null })
})
