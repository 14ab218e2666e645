import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { setReaction } from '@/lib/reactions/commands'
import { editComment } from '@/lib/revisions/commands'
import { db, type Query, transaction } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { givenGroup, givenGroupMember, givenPrivateGroup, moveToGroup } from '@/lib/testing/groups'
import { setVote } from '@/lib/votes/commands'

const now = new Date('2026-06-01T12:00:00Z')
let made = 0
const post = (by: Member, thread: string, parent = '') => {
  const ref = `r${++made}`
  return postComment(
    by,
    { thread, parent, body: `Words ${ref}.`, ref, key: ref },
    new Date(now.getTime() + made * 60_000),
  )
}
const upvote = (by: Member, thread: string, comment: string) =>
  setVote(by, { thread, comment, axis: 'karma', press: 1 }, now)

/** A moderator's change that has been made and not yet committed; `commit` lets it through. */
async function holding(change: (query: Query) => Promise<unknown>) {
  let commit = () => {}
  const may = new Promise<void>((resolve) => {
    commit = resolve
  })
  let done: Promise<void> = Promise.resolve()
  await new Promise<void>((made) => {
    done = transaction(async (query) => {
      await change(query)
      made()
      await may
    })
  })
  return async (late: Promise<unknown>) => {
    const outcome = late.then(
      () => 'went through',
      (error: Error) => error.message,
    )
    // It waits for the change: what is refused is refused because of it.
    expect(await Promise.race([outcome, new Promise((go) => setTimeout(() => go('waits'), 150))])).toBe(
      'waits',
    )
    commit()
    await done
    return outcome
  }
}
const lockThread = (slug: string) => (query: Query) =>
  query('test-lock', `UPDATE thread SET locked_at = now(), lock_reason = 'Enough.' WHERE slug = $1`, [slug])
const lockBranch = (ref: string, slug: string) => (query: Query) =>
  query(
    'test-lock-branch',
    `UPDATE comment SET branch_locked_at = now(), branch_lock_reason = 'Settled.' WHERE ref = $1 AND thread_id = (SELECT id FROM thread WHERE slug = $2)`,
    [ref, slug],
  )

test('a lock that commits first refuses the reply, the vote and the reaction that come second', async () => {
  const thread = await givenThread()
  const [ada, bob, cy] = await Promise.all([givenMember(), givenMember(), givenMember()])
  const { comment } = await post(ada, thread)
  const afterLock = await holding(lockThread(thread))
  const late = [
    upvote(bob, thread, comment),
    setReaction(cy, { thread, comment, kind: 'thanks', on: true }, now),
    editComment(ada, { thread, comment, body: 'Other words.', revision: 1 }, now),
  ].map((one) =>
    one.then(
      () => 'went through',
      (error: Error) => error.message,
    ),
  )

  expect(await afterLock(post(bob, thread, comment))).toContain('This thread is locked')
  expect((await Promise.all(late)).map((said) => said.slice(0, 21))).toEqual(
    Array(3).fill('This thread is locked'),
  )
  expect(await db.commentVote.count({ where: { userId: bob.id } })).toBe(0)
})

test('a branch lock holds below it, however deep and however late, and not beside it', async () => {
  const thread = await givenThread()
  const [ada, bob] = await Promise.all([givenMember(), givenMember()])
  const top = await post(ada, thread)
  const beside = await post(ada, thread)
  const below = await post(bob, thread, top.comment)
  const deep = await post(ada, thread, below.comment)
  const afterLock = await holding(lockBranch(below.comment, thread))

  expect(await afterLock(post(bob, thread, deep.comment))).toContain('This branch is locked')
  await expect(post(bob, thread, below.comment)).rejects.toThrow('This branch is locked')
  await expect(upvote(bob, thread, deep.comment)).rejects.toThrow('This branch is locked')
  await expect(post(bob, thread, top.comment)).resolves.toBeTruthy()
  await expect(post(bob, thread, beside.comment)).resolves.toBeTruthy()
})

test('a suspension that commits first refuses a vote of a request that came before it', async () => {
  const thread = await givenThread()
  const [ada, bob] = await Promise.all([givenMember(), givenMember()])
  const { comment } = await post(ada, thread)
  const afterSite = await holding((query) =>
    query('test-suspend', `UPDATE app_user SET suspended_until = '2027-01-01' WHERE id = $1`, [bob.id]),
  )
  expect(await afterSite(upvote(bob, thread, comment))).toContain('You are suspended until')

  const cy = await givenMember()
  const afterHere = await holding((query) =>
    query(
      'test-suspend-here',
      `INSERT INTO thread_suspension (thread_id, user_id, reason) SELECT id, $2, 'Spam.' FROM thread WHERE slug = $1`,
      [thread, cy.id],
    ),
  )
  expect(await afterHere(upvote(cy, thread, comment))).toContain('You are suspended from this thread')
  await expect(post(cy, await givenThread())).resolves.toBeTruthy()
})

test('who has left a group writes there no more; a private one is gone for them', async () => {
  const members = { mayComment: 'member' } as const
  for (const [group, said] of [
    [await givenGroup(members), 'once you have joined it'],
    [await givenPrivateGroup(), 'There is no such thread'],
  ] as const) {
    const thread = await givenThread()
    await moveToGroup(thread, group.id)
    const ada = await givenGroupMember(group.id)
    await post(ada, thread)
    const afterLeaving = await holding((query) =>
      query('test-leave', 'DELETE FROM group_member WHERE user_id = $1', [ada.id]),
    )
    expect(await afterLeaving(post(ada, thread))).toContain(said)
  }
})

test('a group that closes its doors first refuses who comes second', async () => {
  const group = await givenGroup()
  const thread = await givenThread()
  await moveToGroup(thread, group.id)
  const afterClosing = await holding((query) =>
    query('test-close', `UPDATE forum_group SET may_comment = 'moderator' WHERE id = $1`, [group.id]),
  )

  expect(await afterClosing(post(await givenMember(), thread))).toContain('only moderators comment')
})

test('people who vote on one another’s comments at once do not wait in a circle', async () => {
  const thread = await givenThread()
  const people = await Promise.all(Array.from({ length: 6 }, () => givenMember()))
  const comments = await Promise.all(people.map((one) => post(one, thread)))
  const votes = people.flatMap((one, i) =>
    comments.filter((_, k) => k !== i).map(({ comment }) => upvote(one, thread, comment)),
  )

  await expect(Promise.all(votes)).resolves.toHaveLength(30)
})
