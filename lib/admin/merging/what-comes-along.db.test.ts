import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { retractStance, setStance } from '@/lib/cruxes/stances/commands'
import { ANYBODY, NO_FILTER, readEntry, readHistory, readLog } from '@/lib/moderation/log/queries'
import { db, tuples } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from '@/lib/testing/given'
import { ADA, BOB, givenDisagreement, stanceOn, storedScore } from '@/lib/testing/stances'
import { suspendMember } from '../commands'
import { mergeMembers } from './commands'
import { readMerge } from './queries'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const merge = async (old: { id: number }, kept: { id: number }) => {
  const [handle, into] = [await handleOf(old), await handleOf(kept)]
  return mergeMembers('console', { handle, into, confirm: handle, reason: 'One person.' }, later(100))
}
const handleOf = async ({ id }: { id: number }) => (await db.user.findUniqueOrThrow({ where: { id } })).handle
const current = async (crux: number, { id }: { id: number }) =>
  (
    await tuples<[number]>(
      'test-current',
      'SELECT credence FROM current_stance WHERE crux_id = $1 AND user_id = $2',
      [crux, id],
    )
  ).map(([credence]) => credence)

test('both histories are kept, the later stance is the current one, and what was double only between the two is not', async () => {
  const { crux, ada, bob } = await givenDisagreement()
  await setStance(ada, stanceOn(crux, ADA), start)
  await setStance(bob, stanceOn(crux, BOB), later(1))
  expect(await storedScore(crux)).toMatchObject({ double_pairs: 1 })
  await merge(ada, bob)

  expect(await current(crux, bob)).toEqual([BOB.credence])
  expect(await db.cruxStanceEvent.count({ where: { cruxId: crux, userId: bob.id } })).toBe(2)
  expect(await storedScore(crux)).toMatchObject({ holders: 1, double_pairs: 0 })
  expect(await findDrift(['crux scores'])).toEqual([])
})

test('what was taken back by one account later than it was said by the other counts no more', async () => {
  const { crux, ada, bob } = await givenDisagreement()
  await setStance(ada, stanceOn(crux, ADA), start)
  await setStance(bob, stanceOn(crux, BOB), start)
  await retractStance(bob, crux, later(5))
  await merge(ada, bob)

  expect(await current(crux, bob)).toEqual([])
  expect(await findDrift(['crux scores'])).toEqual([])
})

test('two stances of one moment are both kept, and the kept member’s is the current one', async () => {
  const { crux, ada, bob } = await givenDisagreement()
  await setStance(ada, stanceOn(crux, ADA), start)
  await setStance(bob, stanceOn(crux, BOB), start)
  await merge(ada, bob)

  expect(await current(crux, bob)).toEqual([BOB.credence])
  expect(await db.cruxStanceEvent.count({ where: { cruxId: crux, userId: bob.id } })).toBe(2)
})

test('drafts, subscriptions, notices, reactions and reports come along, each thing once', async () => {
  const [old, kept, cyd] = [await givenMember(), await givenMember(), await givenMember()]
  const thread = await givenThread(cyd)
  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
  const opened = await db.moderationCase.create({ data: { kind: 'report', threadId, weight: 1.5 } })
  for (const { id: userId } of [old, kept]) {
    await db.subscription.createMany({
      data: [
        { userId, threadId },
        { userId: cyd.id, memberId: userId },
      ],
    })
    await db.notification.create({ data: { userId, kind: 'reply', event: 'comment:1', text: 'Told.' } })
    await db.reaction.create({ data: { threadId, userId, kind: 'thanks' } })
    const report = { caseId: opened.id, threadId, kind: 'spam', revision: 1, snapshot: 'Words.' }
    await db.report.create({ data: { ...report, reporterId: userId, weight: userId === old.id ? 0.5 : 1 } })
  }
  const place = 'new'
  await db.draft.create({ data: { userId: old.id, place, body: 'From the old.' } })
  await db.draft.create({ data: { userId: kept.id, place, body: 'From the kept.' } })
  await db.subscription.create({ data: { userId: kept.id, memberId: old.id } })
  expect((await readMerge(old.handle, kept.handle, null))?.moving).toContainEqual({
    words: 'Reactions',
    count: 1,
  })
  await merge(old, kept)

  const one = { userId: kept.id }
  expect(await db.subscription.count({ where: one })).toBe(1)
  expect(await db.subscription.count({ where: { userId: cyd.id, memberId: kept.id } })).toBe(1)
  expect(await db.notification.count({ where: { ...one, kind: 'reply' } })).toBe(1)
  expect(await db.reaction.count({ where: one })).toBe(1)
  expect(await db.report.count({ where: { reporterId: kept.id } })).toBe(1)
  expect(await db.moderationCase.findUnique({ where: { id: opened.id } })).toMatchObject({
    weight: 1,
    version: 2,
  })
  expect(await db.draft.findFirst({ where: one })).toMatchObject({
    body: 'From the kept.\n\nFrom the old.',
  })
})

test('of two suspensions from a thread the longer holds, with its reason', async () => {
  const [old, kept] = [await givenMember(), await givenMember()]
  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug: await givenThread() } })
  const shut = (member: Member, until: Date | null, reason: string) =>
    db.threadSuspension.create({ data: { threadId, userId: member.id, until, reason } })
  await shut(old, null, 'For good.')
  await shut(kept, later(10), 'For a while.')
  await merge(old, kept)

  expect(await db.threadSuspension.findMany({ where: { threadId } })).toMatchObject([
    { userId: kept.id, until: null, reason: 'For good.' },
  ])
})

test('the log is not rewritten: what it says of the merged account is shown, found and counted as the kept one’s', async () => {
  const [old, kept] = [await givenMember(), await givenMember()]
  await suspendMember('console', { handle: old.handle, days: 1, reason: 'Spam by the old.' }, start)
  const { entry } = await merge(old, kept)

  const about = (handle: string) => readLog({ ...NO_FILTER, about: handle }, null, ANYBODY)
  for (const handle of [old.handle, kept.handle])
    expect((await about(handle)).items.map(({ kind }) => kind)).toEqual(['merge-members', 'suspend'])
  expect((await readEntry(entry, ANYBODY))?.item).toMatchObject({
    person: { handle: kept.handle },
    details: { merged: old.handle },
  })
  expect(await readHistory((await givenMember({ role: 'moderator' })).id, [], [kept.id])).toHaveLength(2)
  expect(await db.logEntry.count({ where: { personId: old.id } })).toBe(1)
  expect(await findDrift(['public log'])).toEqual([])
})
