import { expect, test } from 'vitest'
import { editComment } from '@/lib/revisions/commands'
import { db, type Query, transaction } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import {
  answer,
  decideAs,
  driftOf,
  givenBranch,
  later,
  move,
  refusal,
  takeBack,
  treeOf,
  write,
} from '@/lib/testing/moving'
import { setVoteAction } from '@/lib/votes/actions'
import { appeal, decideAppeal } from '../appeals/commands'
import { readEntry } from '../log/queries'
import { targetPath } from '../log/view'

test('a reply that is sent while the comment is moved ends where the comment is', async () => {
  for (let round = 0; round < 6; round++) {
    const { bob, cyd, mo, from, to, root, deep } = await givenBranch()
    const [, one, other] = await Promise.all([
      move(mo, from, root, to),
      answer(bob, from, root),
      answer(cyd, from, deep),
    ])
    const replies = [one, other].map((given) => (typeof given === 'string' ? given : given.comment))
    const there = await db.comment.findMany({
      where: { ref: { in: replies } },
      include: { thread: true, parent: true },
    })

    expect(there.map(({ thread, parent }) => [thread.slug, parent?.ref]).sort()).toEqual(
      [
        [to, root],
        [to, deep],
      ].sort(),
    )
    expect(await driftOf(from, to)).toEqual([])
  }
})

test('of two moderators who move it at once one is told that it is not there; nobody waits for ever', async () => {
  const { mo, from, to, root, above } = await givenBranch()
  const mia = await givenMember({ role: 'moderator' })
  const third = await givenThread()
  const back = await write(await givenMember(), to)
  const both = await Promise.all([
    refusal(move(mo, from, root, to)),
    refusal(move(mia, from, root, third)),
    refusal(move(mia, to, back, from)),
    refusal(move(mo, from, above, third)),
  ])
  expect(both.slice(0, 2).filter((one) => one === 'done').length).toBeLessThanOrEqual(1)
  expect(both[2]).toBe('done')
  expect(await driftOf(from, to, third)).toEqual([])
  const standing = await db.comment.count({ where: { ref: root, authorId: { not: null } } })
  expect(standing).toBe(1)
})

test('a move into a thread that is being locked is refused', async () => {
  const { mo, from, to, root } = await givenBranch()
  let commit = () => {}
  const may = new Promise<void>((go) => {
    commit = go
  })
  let lock: Promise<void> = Promise.resolve()
  await new Promise<void>((held) => {
    lock = transaction(async (query: Query) => {
      await query(
        'test-lock',
        `UPDATE thread SET locked_at = now(), lock_reason = 'Enough.' WHERE slug = $1`,
        [to],
      )
      held()
      await may
    })
  })
  const late = refusal(move(mo, from, root, to))
  setTimeout(commit, 100)
  await lock
  expect(await late).toContain('is locked')
  expect(await treeOf(to)).toEqual([])
})

test('what was decided before is taken back where the comment is now, and the log leads there', async () => {
  const { mo, from, to, root, reply } = await givenBranch()
  const removed = await decideAs(mo, { decision: 'remove', thread: from, comment: reply })
  const locked = await decideAs(mo, { decision: 'lock-branch', thread: from, comment: root, until: 'good' })
  await move(mo, from, root, to)
  expect(await answer(await givenMember(), from, root)).toContain('This branch is locked')
  const entry = await readEntry(removed.entry, { sight: 'public', viewerId: null })
  expect(entry && targetPath(entry.item)).toBe(`/threads/${to}#comment-${reply}`)
  expect(entry?.item.thread?.slug).toBe(from)
  await takeBack(mo, removed.entry)
  await takeBack(mo, locked.entry)

  expect(await db.comment.findFirstOrThrow({ where: { ref: reply } })).toMatchObject({ state: 'live' })
  expect(await answer(await givenMember(), from, root)).toMatchObject({ thread: to })
  expect(await refusal(takeBack(mo, removed.entry))).toContain('taken back already')
})

test('a decision from a page that is still open reaches the comment where it is now', async () => {
  const { bob, cyd, mo, from, to, root } = await givenBranch()
  await move(mo, from, root, to)
  const context = {
    actor: cyd,
    now: later(),
    address: '',
    userAgent: '',
    readCookie: () => undefined,
    cookie: () => {},
  }
  const vote = await setVoteAction.call(
    { thread: from, vote: { comment: root, axis: 'karma', press: 1 } },
    context,
  )
  expect(vote).toMatchObject({ status: 'done' })
  expect(await driftOf(from, to)).toEqual([])
  expect(await refusal(move(mo, from, root, await givenThread()))).toContain('not here any more')
  expect(await refusal(decideAs(mo, { decision: 'warn', thread: from, comment: root }))).toContain(
    'not here any more',
  )
  await editComment(bob, { thread: to, comment: root, body: 'Other words.', revision: 1 }, later())
})

test('whose comment was moved can appeal, and another moderator moves it back', async () => {
  const { bob, mo, from, to, root, above } = await givenBranch()
  const { entry } = await move(mo, from, root, to)
  await appeal(bob, { entry, words: 'It was about the post.' }, later())
  const open = await db.moderationCase.findFirstOrThrow({ where: { appeal: { logId: entry } } })
  const given = { case: open.id, version: open.version, decision: 'overturn', reason: 'It was.' } as const
  expect(await refusal(decideAppeal(mo, given, later()))).toContain('another moderator decides it')
  await decideAppeal(await givenMember({ role: 'moderator' }), given, later())

  expect(await treeOf(to)).toEqual([])
  expect(await treeOf(from)).toContain(`${root} < ${above} 1`)
  expect(await driftOf(from, to)).toEqual([])
})
