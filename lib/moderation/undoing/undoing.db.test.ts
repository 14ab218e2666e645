import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from '@/lib/testing/given'
import { appeal, decideAppeal } from '../appeals/commands'
import { decide } from '../decisions/commands'
import { decideInput } from '../decisions/schema'
import { report } from '../reports/commands'
import { undo } from './commands'

let clock = Date.parse('2026-05-01T10:00:00Z')
const later = (minutes = 1): Date => {
  clock += minutes * 60_000
  return new Date(clock)
}
const WEEKS = 60 * 24 * 14
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  )

async function given() {
  const [ada, bob, cyd] = [await givenMember(), await givenMember(), await givenMember()]
  const [mo, mia] = [await givenMember({ role: 'moderator' }), await givenMember({ role: 'moderator' })]
  const thread = await givenThread(ada)
  const ref = `c${bob.id}aaaaaaa`.slice(0, 10)
  await postComment(bob, { thread, parent: '', body: 'Something unkind.', ref, key: ref }, later())
  const act = async (by: Member, values: Record<string, unknown>) =>
    (await decide(by, decideInput.parse({ thread, reason: 'Against the norms.', ...values }), later())).entry
  const back = (by: Member, entry: number) => undo(by, { entry, reason: 'On second thoughts.' }, later())
  const threadNow = () => db.thread.findUniqueOrThrow({ where: { slug: thread } })
  return { ada, bob, cyd, mo, mia, thread, ref, act, back, threadNow }
}

beforeAll(() => db.siteSetting.create({ data: { name: 'authorsModerate', value: 'on' } }))
afterAll(() => db.siteSetting.deleteMany())

test('an admin does not take back what was decided about them, nor remove or dismiss what is about them', async () => {
  const { thread, act, back, mo, cyd } = await given()
  const admin = await givenMember({ role: 'admin' })
  const ref = `a${admin.id}aaaaaaa`.slice(0, 10)
  await postComment(admin, { thread, parent: '', body: 'Nonsense.', ref, key: ref }, later())
  await report(cyd, { thread, comment: ref, kind: 'hostile', note: '' }, later())

  expect(await refusal(act(admin, { comment: ref, decision: 'dismiss' }))).toContain('This is about you')
  const removal = await act(mo, { comment: ref, decision: 'remove' })
  expect(await refusal(back(admin, removal))).toContain('This is about you')
  await appeal(admin, { entry: removal, words: 'It was none.' }, later())
  const { caseId } = await db.appeal.findUniqueOrThrow({ where: { logId: removal } })
  const own = { case: caseId, version: 1, decision: 'overturn', reason: 'It was none.' } as const
  expect(await refusal(decideAppeal(admin, own, later()))).toContain('This is about you')
})

test('an author who moderates their thread dismisses no reports on their own post, and overrules no moderator', async () => {
  const { ada, mo, ref, cyd, thread, act, back } = await given()
  await report(cyd, { thread, comment: '', kind: 'hostile', note: '' }, later())

  expect(await refusal(act(ada, { decision: 'dismiss' }))).toContain('This is about you')
  const removal = await act(mo, { comment: ref, decision: 'remove' })
  expect(await refusal(back(ada, removal))).toContain('A moderator has decided this')
  const own = await act(ada, { decision: 'lock' })
  expect(await refusal(back(ada, own))).toBe('done')
  const shut = await act(mo, { decision: 'suspend', scope: 'thread', until: 'good' })
  expect(await refusal(back(ada, shut))).toContain('You are suspended from this thread')
})

test('to take back a suspension from a thread ends that one alone', async () => {
  const { bob, mo, mia, ref, act, back } = await given()
  const shut = (until: string) => act(mo, { comment: ref, decision: 'suspend', scope: 'thread', until })
  const held = async () => (await db.threadSuspension.findFirst({ where: { userId: bob.id } }))?.until
  const short = await shut('1d')
  later(WEEKS)
  const forGood = await shut('good')

  await back(mia, short)
  expect(await held()).toBeNull()
  expect(await refusal(shut('1d'))).toContain('suspended for that long already')
  await back(mia, forGood)
  expect(await held()).toBeUndefined()
})

test('a longer suspension or lock that is taken back leaves the shorter one that was before it', async () => {
  const { bob, mo, mia, ref, act, back, threadNow } = await given()
  await act(mo, { comment: ref, decision: 'suspend', scope: 'thread', until: '1w' })
  const first = await db.threadSuspension.findFirstOrThrow({ where: { userId: bob.id } })
  const longer = await act(mo, { comment: ref, decision: 'suspend', scope: 'thread', until: 'good' })
  await back(mia, longer)
  expect(await db.threadSuspension.findFirstOrThrow({ where: { userId: bob.id } })).toEqual(first)

  await act(mo, { decision: 'lock', until: '1d' })
  const { lockedUntil } = await threadNow()
  const lock = await act(mo, { decision: 'lock', until: 'good' })
  expect(await refusal(act(mo, { decision: 'lock', until: '1w' }))).toContain('locked for that long already')
  await back(mia, lock)
  expect((await threadNow()).lockedUntil).toEqual(lockedUntil)
})

test.each(['lock', 'lock-branch'] as const)(
  'to take back a “%s” that ran out does not open the next one',
  async (decision) => {
    const { ada, bob, mo, mia, thread, ref, act, back } = await given()
    const first = await act(mo, { comment: ref, decision, until: '1h' })
    later(WEEKS)
    const second = await act(mo, { comment: ref, decision, until: 'good' })
    const reply = () => {
      const key = `r${ada.id}${Math.floor(clock / 60_000)}aaaa`.slice(0, 12)
      return refusal(postComment(bob, { thread, parent: ref, body: 'More.', ref: key, key }, later()))
    }
    await back(mia, first)
    expect(await reply()).toContain('is locked')
    await back(mia, second)
    expect(await reply()).toBe('done')
  },
)

test('a pace or tags that were followed by others are not taken back over them', async () => {
  const { mo, mia, act, back, threadNow } = await given()
  const [slow, slower] = [
    await act(mo, { decision: 'slow', every: 60 }),
    await act(mo, { decision: 'slow', every: 3600 }),
  ]
  expect(await refusal(back(mia, slow))).toContain(`Decision ${slower} of the same kind came later`)
  await back(mia, slower)
  expect((await threadNow()).slowModeSeconds).toBe(60)
  await back(mia, slow)
  expect((await threadNow()).slowModeSeconds).toBeNull()

  const tags = await act(mo, { decision: 'tags', tags: 'tea' })
  const { id: threadId } = await threadNow()
  await db.threadTag.deleteMany({ where: { threadId } })
  expect(await refusal(back(mia, tags))).toContain('The tags were changed once more')
})

test('who takes back what is appealed against settles the appeal with it, and both are told', async () => {
  const { bob, mo, mia, ref, act, back } = await given()
  const removal = await act(mo, { comment: ref, decision: 'remove' })
  await appeal(bob, { entry: removal, words: 'It was a quotation.' }, later())
  const undone = await back(mo, removal)

  const { case: settled } = await db.appeal.findUniqueOrThrow({
    where: { logId: removal },
    include: { case: true },
  })
  expect(settled).toMatchObject({ outcome: 'overturned', logId: undone.entry, decidedById: mo.id })
  const told = await db.notification.findMany({ where: { userId: bob.id, path: `/log/${undone.entry}` } })
  expect(told.map(({ text }) => text)).toEqual([
    'What you appealed against was taken back. On second thoughts.',
  ])
  const late = {
    case: settled.id,
    version: settled.version,
    decision: 'uphold',
    reason: 'It stands.',
  } as const
  expect(await refusal(decideAppeal(mia, late, later()))).toContain('has decided this meanwhile')
  expect((await findDrift()).filter(({ check }) => check === 'public log')).toEqual([])
})
