import { expect, test } from 'vitest'
import { saveDraft } from '@/lib/drafts/commands'
import { setReaction } from '@/lib/reactions/commands'
import { db, tuples } from '@/lib/server/db'
import { givenMember } from '@/lib/testing/given'
import { driftOf, givenBranch, later, move } from '@/lib/testing/moving'
import { setVote } from '@/lib/votes/commands'
import { decideHeld } from '../held/commands'
import { report } from '../reports/commands'
import { CARRIED, LEFT } from './places'

test('no column that says where a comment is can be forgotten', async () => {
  const rows = await tuples<[string]>(
    'test-columns',
    `SELECT k.table_name || '.' || k.column_name FROM information_schema.columns k
     LEFT JOIN pg_constraint f ON f.contype = 'f' AND f.conrelid = format('%I.%I', k.table_schema, k.table_name)::regclass
       AND f.confrelid IN ('comment'::regclass, 'thread'::regclass)
       AND (SELECT attnum FROM pg_attribute a WHERE a.attrelid = f.conrelid AND a.attname = k.column_name) = ANY (f.conkey)
     JOIN pg_class c ON c.oid = format('%I.%I', k.table_schema, k.table_name)::regclass AND c.relkind = 'r'
     WHERE k.table_schema = 'public' AND k.table_name NOT LIKE '\\_prisma%'
       AND (f.oid IS NOT NULL OR k.column_name ~ '(thread|comment)_id$' OR k.column_name = 'place')
     GROUP BY 1 ORDER BY 1`,
    [],
  )
  const known = [...Object.keys(CARRIED).map((table) => `${table}.thread_id`), ...Object.keys(LEFT)]

  const found = rows.map(([column]) => column)
  expect(found.filter((column) => !known.includes(column))).toEqual([])
  expect(known.filter((column) => !found.includes(column))).toEqual([])
})

test('votes, reactions, reports, drafts and what people follow go with a comment', async () => {
  const { ada, cyd, mo, from, to, root, reply, deep } = await givenBranch()
  await setVote(cyd, { thread: from, comment: root, axis: 'agreement', press: 1 }, later())
  await setReaction(ada, { thread: from, comment: reply, kind: 'thanks', on: true }, later())
  await report(ada, { thread: from, comment: root, kind: 'off-topic', note: '' }, later())
  await saveDraft(
    ada,
    { place: { kind: 'reply', thread: from, comment: deep }, body: 'I had begun', base: null },
    later(),
  )
  const comments = {
    in: (await db.comment.findMany({ where: { ref: { in: [root, reply, deep] } } })).map(({ id }) => id),
  }
  const before = await db.notification.count({ where: { commentId: comments } })
  await move(mo, from, root, to)

  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug: to } })
  const here = { where: { commentId: comments, threadId } }
  const elsewhere = { where: { commentId: comments, threadId: { not: threadId } } }
  for (const table of [db.commentVote, db.reaction, db.report, db.moderationCase, db.notification] as const) {
    const { count } = table as unknown as { count(where: object): Promise<number> } // one call of each of them
    expect(await count.call(table, here)).toBeGreaterThan(0)
    expect(await count.call(table, elsewhere)).toBe(0)
  }
  expect(await db.notification.count({ where: { commentId: comments } })).toBe(before)
  expect((await db.draft.findFirstOrThrow({ where: { userId: ada.id } })).place).toBe(`reply:${to}:${deep}`)
  expect(await driftOf(from, to)).toEqual([])
})

test('what waits for a moderator below a moved comment becomes a comment of the thread it is in now', async () => {
  const { mo, from, to, root } = await givenBranch()
  const { id: parentId, threadId } = await db.comment.findFirstOrThrow({
    where: { ref: root, thread: { slug: from } },
  })
  const author = { handle: `new-${root}`, joinedAt: new Date() }
  const { id: authorId } = await db.user.create({ data: author })
  const words = { ref: `h${root}`, clientKey: `h${root}`, body: 'My first words here.', why: 'first' }
  await db.heldComment.create({ data: { threadId, parentId, authorId, ...words } })
  await move(mo, from, root, to)
  const open = await db.moderationCase.findFirstOrThrow({
    where: { held: { ref: words.ref } },
    include: { thread: true },
  })
  expect(open.thread?.slug).toBe(to)
  await decideHeld(
    mo,
    { case: open.id, version: open.version, decision: 'approve', reason: 'Welcome.' },
    later(),
  )

  const comment = await db.comment.findFirstOrThrow({
    where: { ref: words.ref },
    include: { thread: true, parent: true },
  })
  expect([comment.thread.slug, comment.parent?.ref]).toEqual([to, root])
  expect(await driftOf(from, to)).toEqual([])
})

test('a report on what is moved is answered: who reported it was right', async () => {
  const { mo, from, to, root } = await givenBranch()
  const eve = await givenMember()
  await report(eve, { thread: from, comment: root, kind: 'off-topic', note: '' }, later())
  await move(mo, from, root, to)

  expect(await db.report.findFirstOrThrow({ where: { reporterId: eve.id } })).toMatchObject({ upheld: true })
})
