import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from '@/lib/testing/given'
import { report } from '../reports/commands'
import { undo } from '../undoing/commands'
import { decide } from './commands'
import { decideInput } from './schema'

let clock = Date.parse('2026-05-01T10:00:00Z')
/** Each thing happens a minute after the one before. */
function later(): Date {
  clock += 60_000
  return new Date(clock)
}
let made = 0

const comment = async (by: Member, thread: string, body = 'Words.', parent = ''): Promise<string> => {
  const ref = `c${++made}aaaaaaa`
  await postComment(by, { thread, parent, body, ref, key: ref }, later())
  return ref
}
const given = (values: Record<string, unknown>) =>
  decideInput.parse({ reason: 'Against the norms.', ...values })

async function givenReported() {
  const [ada, bob, cyd] = [await givenMember(), await givenMember(), await givenMember()]
  const [mo, mia] = [await givenMember({ role: 'moderator' }), await givenMember({ role: 'moderator' })]
  const thread = await givenThread(ada)
  const ref = await comment(bob, thread, 'Something unkind.')
  await report(cyd, { thread, comment: ref, kind: 'hostile', note: '' }, later())
  const open = await db.moderationCase.findFirstOrThrow({
    where: { comment: { ref, thread: { slug: thread } } },
  })
  return { ada, bob, cyd, mo, mia, thread, ref, open }
}
const stateOf = async (ref: string) => (await db.comment.findFirstOrThrow({ where: { ref } })).state
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  )

test('a report keeps the text as it was, is made once, and not by who answered; who reported does not answer', async () => {
  const { bob, cyd, ada, thread, ref } = await givenReported()
  const again = { thread, comment: ref, kind: 'spam', note: '' } as const

  const kept = await db.report.findFirstOrThrow({ where: { reporterId: cyd.id } })
  expect(kept).toMatchObject({ snapshot: 'Something unkind.', kind: 'hostile', weight: 0.5 })
  expect(await refusal(report(cyd, again, later()))).toContain('reported this already')
  expect(await refusal(report(bob, again, later()))).toContain('your own')
  await comment(ada, thread, 'That is unkind.', ref)
  expect(await refusal(report(ada, again, later()))).toContain('You have answered this')
  expect(await refusal(comment(cyd, thread, 'And another thing.', ref))).toContain('You have reported')
})

test('after twenty reports one waits, and is told until when', async () => {
  const [ada, zoe, thread] = [await givenMember({ karma: 10 }), await givenMember(), await givenThread()]
  const refs: string[] = []
  for (let i = 0; i <= 20; i++) refs.push(await comment(ada, thread))
  const at = later()
  const all = refs.map((ref) => ({ thread, comment: ref, kind: 'spam', note: '' }) as const)
  for (const one of all.slice(0, 20)) await report(zoe, one, at)

  const [last] = all.slice(20)
  if (!last) throw new Error('there are twenty-one')
  await expect(report(zoe, last, at)).rejects.toMatchObject({
    code: 'too-fast',
    message: expect.stringContaining('You have reported much just now.'),
    until: new Date(at.getTime() + 600_000),
  })
  expect(await db.report.count({ where: { reporterId: zoe.id } })).toBe(20)
})

test('two moderators cannot both decide: of two at once one is refused, and the log has one row', async () => {
  const { mo, mia, thread, ref, open } = await givenReported()
  const about = { thread, comment: ref, case: open.id, version: open.version }
  const both = await Promise.all([
    refusal(decide(mo, given({ ...about, decision: 'remove' }), later())),
    refusal(decide(mia, given({ ...about, decision: 'dismiss' }), later())),
  ])

  expect(both.filter((one) => one === 'done')).toHaveLength(1)
  expect(both.find((one) => one !== 'done')).toContain('Another moderator has decided')
  const { threadId } = await db.comment.findFirstOrThrow({ where: { ref } })
  expect(await db.logEntry.count({ where: { threadId } })).toBe(1)
})

test('what was added since a moderator looked is not decided unseen', async () => {
  const { ada, mo, thread, ref, open } = await givenReported()
  await report(ada, { thread, comment: ref, kind: 'spam', note: '' }, later())
  const about = { thread, comment: ref, case: open.id, version: open.version }

  expect(await refusal(decide(mo, given({ ...about, decision: 'dismiss' }), later()))).toContain(
    'Something was added',
  )
})

test('a removal is told to its author and to who reported, counts as right for them, and can be taken back once', async () => {
  const { bob, cyd, mo, mia, thread, ref } = await givenReported()
  const { entry } = await decide(mo, given({ thread, comment: ref, decision: 'remove' }), later())

  expect(await stateOf(ref)).toBe('removed')
  expect(await db.report.findFirstOrThrow({ where: { reporterId: cyd.id } })).toMatchObject({ upheld: true })
  const notices = await db.notification.findMany({ where: { kind: 'moderation' }, orderBy: { id: 'asc' } })
  const told = notices.filter(({ userId }) => [bob.id, cyd.id].includes(userId)).map(({ path }) => path)
  expect(told.sort()).toEqual([`/log/${entry}`, '/reports'])

  const undone = await undo(mia, { entry, reason: 'It was a quotation.' }, later())
  expect(await stateOf(ref)).toBe('live')
  expect(await db.logEntry.findUniqueOrThrow({ where: { id: undone.entry } })).toMatchObject({
    action: 'restore',
    undoesId: entry,
  })
  expect(await refusal(undo(mo, { entry, reason: 'Again.' }, later()))).toContain('taken back already')
})

test('a reporter who is often right weighs more than one who is often wrong', async () => {
  const { cyd, mo, thread, ref, bob, ada } = await givenReported()
  await decide(mo, given({ thread, comment: ref, decision: 'remove' }), later())
  const second = await comment(bob, thread, 'More of it.')
  await report(cyd, { thread, comment: second, kind: 'hostile', note: '' }, later())
  expect((await db.report.findFirstOrThrow({ where: { comment: { ref: second } } })).weight).toBeCloseTo(
    2 / 3,
  )
  await decide(mo, given({ thread, comment: second, decision: 'dismiss' }), later())
  const third = await comment(ada, thread, 'Calm words.')
  await report(cyd, { thread, comment: third, kind: 'hostile', note: '' }, later())

  expect((await db.report.findFirstOrThrow({ where: { comment: { ref: third } } })).weight).toBeCloseTo(0.5)
})

test('who argues in a thread does not moderate it; an admin does, and the log says so', async () => {
  const { mo, thread, ref } = await givenReported()
  await comment(mo, thread, 'I see it otherwise.')
  expect(await refusal(decide(mo, given({ thread, comment: ref, decision: 'remove' }), later()))).toContain(
    'You take part in this thread',
  )
  const admin = await givenMember({ role: 'admin' })
  await comment(admin, thread, 'So do I.')
  const { entry } = await decide(admin, given({ thread, comment: ref, decision: 'remove' }), later())

  expect((await db.logEntry.findUniqueOrThrow({ where: { id: entry } })).capacity).toBe('admin-in-thread')
})

test('a suspension that hides what somebody wrote is one row with the rest below it, and ending it brings all back', async () => {
  const { bob, mo, thread, ref } = await givenReported()
  const second = await comment(bob, thread, 'More.')
  const { entry } = await decide(
    mo,
    given({ thread, comment: ref, decision: 'suspend', scope: 'site', until: '1w', hide: 'on' }),
    later(),
  )

  expect([await stateOf(ref), await stateOf(second)]).toEqual(['removed', 'removed'])
  expect(await db.logEntry.count({ where: { parentId: entry } })).toBe(2)
  expect(await refusal(comment(bob, thread, 'I protest.'))).toContain('You are suspended until')
  await undo(mo, { entry, reason: 'A mistake.' }, later())
  expect([await stateOf(ref), await stateOf(second)]).toEqual(['live', 'live'])
  await comment(bob, thread, 'Thank you.')
  expect((await findDrift()).filter(({ check }) => check === 'public log')).toEqual([])
})

test('a removed post gives up its words everywhere, and gets them back', async () => {
  const { ada, mo, thread } = await givenReported()
  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
  const marked = { threadId, quote: 'Somebody has to', startOffset: 0, endOffset: 15 }
  await db.reaction.create({ data: { ...marked, userId: ada.id, kind: 'agree' } })
  const { entry } = await decide(mo, given({ thread, decision: 'remove' }), later())
  expect(await db.reaction.count({ where: { threadId } })).toBe(0)
  const gone = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
  expect(`${gone.title} ${gone.body} ${gone.bodyHtml}`).not.toMatch(/Somebody has to begin|About thread/)
  await undo(mo, { entry, reason: 'On second thoughts.' }, later())

  expect(await db.thread.findUniqueOrThrow({ where: { slug: thread } })).toMatchObject({
    title: `About ${thread}`,
    body: 'Somebody has to begin.',
    authorId: ada.id,
  })
  expect(await db.reaction.count({ where: marked })).toBe(1)
})

test.each([
  ['lock', 'unlock', 'This thread is locked'],
  ['lock-branch', 'unlock-branch', 'This branch is locked'],
  ['slow', 'unslow', 'slow mode'],
] as const)(
  '“%s” holds for the next reply, and is over when it is taken back',
  async (decision, undoneBy, words) => {
    const { ada, mo, thread, ref } = await givenReported()
    await comment(ada, thread, 'In time.', ref)
    const { entry } = await decide(mo, given({ thread, comment: ref, decision, every: 3600 }), later())
    expect(await refusal(comment(ada, thread, 'Too late.', ref))).toContain(words)
    const back = await undo(mo, { entry, reason: 'Calmer now.' }, later())

    expect((await db.logEntry.findUniqueOrThrow({ where: { id: back.entry } })).action).toBe(undoneBy)
    await comment(ada, thread, 'Again.', ref)
  },
)
