import { expect, test } from 'vitest'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { driftIn, givenMember, givenThread } from '@/lib/testing/given'
import { appeal, decideAppeal } from '../appeals/commands'
import { decide } from '../decisions/commands'
import { decideInput } from '../decisions/schema'
import { decideHeld } from './commands'

const written = new Date('2026-05-01T10:00:00Z')
const decided = new Date('2026-05-01T12:00:00Z')

async function givenHeld() {
  const joinedAt = new Date('2026-04-30')
  const [ada, mo] = [await givenMember({ joinedAt }), await givenMember({ role: 'moderator' })]
  const thread = await givenThread()
  await decide(
    mo,
    decideInput.parse({ thread, decision: 'approve-first', reason: 'A flood of them.' }),
    written,
  )
  const ref = `h${ada.id}aaaaaaa`.slice(0, 10)
  const post = () => postComment(ada, { thread, parent: '', body: 'Good evening.', ref, key: ref }, written)
  const first = await post()
  const { id, version } = await db.moderationCase.findFirstOrThrow({ where: { personId: ada.id } })
  return { ada, mo, thread, ref, post, first, open: { case: id, version } }
}

test('a new member’s comment waits where that is asked for: nobody sees it, and a second try is the same one', async () => {
  const { thread, ref, post, first } = await givenHeld()

  expect(first.held).toContain('looked at before they show')
  expect(await post()).toEqual(first)
  expect(await db.comment.count({ where: { ref } })).toBe(0)
  expect((await db.thread.findUniqueOrThrow({ where: { slug: thread } })).commentCount).toBe(0)
})

test('let through, it stands with the time it was written, all counts are right, and its writer waits no more', async () => {
  const { ada, mo, thread, ref, open } = await givenHeld()
  const both = await Promise.allSettled([
    decideHeld(mo, { ...open, decision: 'approve', reason: 'Welcome.' }, decided),
    decideHeld(
      await givenMember({ role: 'admin' }),
      { ...open, decision: 'decline', reason: 'No.' },
      decided,
    ),
  ])

  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  if (both[0]?.status !== 'fulfilled') return
  const comment = await db.comment.findFirstOrThrow({ where: { ref } })
  expect(comment).toMatchObject({ createdAt: written, authorId: ada.id, body: 'Good evening.' })
  expect(await driftIn(thread)).toEqual([])
  const later = new Date('2026-05-01T13:00:00Z')
  const next = await postComment(
    ada,
    { thread, parent: '', body: 'Thanks.', ref: `${ref}b`, key: `${ref}b` },
    later,
  )
  expect(next.held).toBeUndefined()
})

test('declined, and appealed against: whoever overturns that lets it through, with the time it was written', async () => {
  const { ada, mo, thread, ref, open } = await givenHeld()
  const { entry } = await decideHeld(
    mo,
    { ...open, decision: 'decline', reason: 'An advertisement.' },
    decided,
  )
  await appeal(ada, { entry, words: 'It is a greeting.' }, decided)
  const { caseId } = await db.appeal.findUniqueOrThrow({ where: { logId: entry } })
  const mia = await givenMember({ role: 'moderator' })
  const words = { case: caseId, version: 1, decision: 'overturn', reason: 'It is one.' } as const
  const overturned = await decideAppeal(mia, words, decided)

  const comment = await db.comment.findFirstOrThrow({ where: { ref } })
  expect(comment).toMatchObject({ createdAt: written, authorId: ada.id, body: 'Good evening.' })
  expect(await db.logEntry.findUniqueOrThrow({ where: { id: overturned.entry } })).toMatchObject({
    action: 'overturn',
    undoesId: entry,
    commentId: comment.id,
  })
  expect(await db.heldComment.findFirstOrThrow({ where: { authorId: ada.id } })).toMatchObject({
    commentId: comment.id,
  })
  expect(await driftIn(thread)).toEqual([])
})

test('declined, the same words sent once more wait anew, and are not said to wait still', async () => {
  const { ada, mo, thread, ref, open } = await givenHeld()
  await decideHeld(mo, { ...open, decision: 'decline', reason: 'An advertisement.' }, decided)
  const again = { thread, parent: '', body: 'Good evening.', ref: `${ref}b`, key: ref }
  const answer = await postComment(ada, again, new Date('2026-05-01T13:00:00Z'))

  expect(answer.comment).toBe(`${ref}b`)
  const waiting = { authorId: ada.id, decidedAt: null }
  expect(await db.heldComment.findMany({ where: waiting })).toMatchObject([{ ref: `${ref}b` }])
})

test('it is not let through behind a lock that came meanwhile, nor for whom the thread was closed to', async () => {
  const { ada, mo, thread, ref, open } = await givenHeld()
  const through = () =>
    decideHeld(mo, { ...open, decision: 'approve', reason: 'Welcome.' }, decided).catch(
      (error: Error) => error.message,
    )
  const { id } = await db.thread.update({
    where: { slug: thread },
    data: { lockedAt: written, lockReason: 'In circles.' },
  })
  expect(await through()).toContain('is locked now: unlock it first')
  await db.thread.update({ where: { id }, data: { lockedAt: null, lockReason: null } })
  const out = { userId: ada.id, threadId: id, reason: 'Spam.', at: written }
  await db.threadSuspension.create({ data: out })
  expect(await through()).toContain('Its author is suspended')
  expect(await db.comment.count({ where: { ref } })).toBe(0)
})

test('declined, it stays with its writer, with the reason', async () => {
  const { ada, mo, ref, open } = await givenHeld()
  await decideHeld(mo, { ...open, decision: 'decline', reason: 'An advertisement.' }, decided)

  expect(await db.comment.count({ where: { ref } })).toBe(0)
  expect(await db.heldComment.findFirstOrThrow({ where: { authorId: ada.id } })).toMatchObject({
    body: 'Good evening.',
    reason: 'An advertisement.',
  })
})

test('what waits or was not let through counts for the limits, and for the pace of a thread', async () => {
  const { ada, mo, thread, ref, open } = await givenHeld()
  const again = (n: number, at: Date) => {
    const key = `${ref}-${n}`
    return postComment(ada, { thread, parent: '', body: `Good evening ${n}.`, ref: key, key }, at)
  }
  const after = (minutes: number) => new Date(written.getTime() + minutes * 60_000)

  await expect(again(1, new Date(written.getTime() + 5000))).rejects.toMatchObject({ code: 'too-fast' })
  await decideHeld(mo, { ...open, decision: 'decline', reason: 'No.' }, after(1))
  await again(2, after(2))
  await again(3, after(3))
  await expect(again(4, after(4))).rejects.toThrow('3 comments a day')

  await db.thread.update({ where: { slug: thread }, data: { slowModeSeconds: 200_000 } })
  await expect(again(5, after(25 * 60))).rejects.toMatchObject({ code: 'too-fast' })
})
