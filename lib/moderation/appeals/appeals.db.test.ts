import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from '@/lib/testing/given'
import { decide } from '../decisions/commands'
import { decideInput } from '../decisions/schema'
import { report } from '../reports/commands'
import { appeal, decideAppeal } from './commands'

const start = Date.parse('2026-05-01T10:00:00Z')
const after = (days: number) => new Date(start + days * 86_400_000)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  )

/** Bob is suspended from the site for a comment that was reported, and all he wrote there is removed. */
async function givenDecision(scope: 'site' | 'thread' = 'site') {
  const [bob, cyd, mo, mia] = [
    await givenMember(),
    await givenMember(),
    await givenMember({ role: 'moderator' }),
    await givenMember({ role: 'moderator' }),
  ]
  const thread = await givenThread()
  const ref = `c${bob.id}aaaaaaa`.slice(0, 10)
  await postComment(bob, { thread, parent: '', body: 'Words.', ref, key: ref }, after(0))
  await report(cyd, { thread, comment: ref, kind: 'hostile', note: '' }, after(0.1))
  const given = {
    thread,
    comment: ref,
    decision: 'suspend',
    scope,
    until: '1mo',
    hide: 'on',
    reason: 'Unkind.',
  }
  const { entry } = await decide(mo, decideInput.parse(given), after(0.2))
  return { bob, cyd, mo, mia, entry, ref }
}
const caseOf = async (entry: number) => {
  const { case: found } = await db.appeal.findUniqueOrThrow({
    where: { logId: entry },
    include: { case: true },
  })
  return { case: found.id, version: found.version }
}
const say = (actor: Member, entry: number, days = 1) =>
  appeal(actor, { entry, words: 'It was a quotation.' }, after(days))

test('who is suspended is told at once, appeals once, and another moderator overturns all of it', async () => {
  const { bob, cyd, mo, mia, entry, ref } = await givenDecision()
  const notice = await db.notification.findFirstOrThrow({ where: { userId: bob.id, kind: 'moderation' } })
  expect(notice).toMatchObject({ path: `/log/${entry}` })
  expect(notice.text).toContain('You can appeal until 15 May 2026.')

  const both = await Promise.all([refusal(say(bob, entry)), refusal(say(bob, entry))])
  expect(both.filter((one) => one === 'done')).toHaveLength(1)
  const open = await caseOf(entry)
  const overturn = { ...open, decision: 'overturn', reason: 'It was a quotation.' } as const
  expect(await refusal(decideAppeal(mo, overturn, after(2)))).toContain('another moderator decides it')
  const decided = await decideAppeal(mia, overturn, after(2))

  expect(await db.logEntry.findUniqueOrThrow({ where: { id: decided.entry } })).toMatchObject({
    action: 'overturn',
    undoesId: entry,
  })
  expect((await db.comment.findFirstOrThrow({ where: { ref } })).state).toBe('live')
  expect((await db.user.findUniqueOrThrow({ where: { id: bob.id } })).suspendedUntil).toBeNull()
  expect((await db.report.findFirstOrThrow({ where: { reporterId: cyd.id } })).upheld).toBe(false)
  expect((await findDrift()).filter(({ check }) => check === 'public log')).toEqual([])
})

test('two moderators cannot both decide on an appeal', async () => {
  const { bob, mia, entry } = await givenDecision('thread')
  const third = await givenMember({ role: 'moderator' })
  await say(bob, entry)
  const open = await caseOf(entry)
  const both = await Promise.all([
    refusal(decideAppeal(mia, { ...open, decision: 'overturn', reason: 'It was a quotation.' }, after(2))),
    refusal(decideAppeal(third, { ...open, decision: 'uphold', reason: 'It was none.' }, after(2))),
  ])

  expect(both.filter((one) => one === 'done')).toHaveLength(1)
})

test('a decision that stands stays, and says so; nobody appeals for another, or too late', async () => {
  const { bob, cyd, mia, entry, ref } = await givenDecision('thread')
  expect(await refusal(say(cyd, entry))).toContain('Only whom a decision is about')
  expect(await refusal(say(bob, entry, 20))).toContain('An appeal was possible until')
  await say(bob, entry)
  const decided = await decideAppeal(
    mia,
    { ...(await caseOf(entry)), decision: 'uphold', reason: 'It was none.' },
    after(2),
  )

  expect((await db.comment.findFirstOrThrow({ where: { ref } })).state).toBe('removed')
  expect((await db.logEntry.findUniqueOrThrow({ where: { id: decided.entry } })).action).toBe('uphold')
})
