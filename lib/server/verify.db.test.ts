import { expect, test } from 'vitest'
import { db } from './db'
import { checkNames, findDrift } from './verify'

const text = { body: 'Rarely.', bodyHtml: '<p>Rarely.</p>', rendererVersion: 1 }

test('a fresh thread has no drift, and every figure changed by hand is found by name', async () => {
  const ada = await db.user.create({ data: { handle: 'ada' } })
  const group = await db.group.create({ data: { slug: 'commons', name: 'Commons' } })
  const thread = await db.thread.create({
    data: {
      ...text,
      slug: 'forecasts',
      groupId: group.id,
      authorId: ada.id,
      kind: 'post',
      title: 'Do forecasts help?',
      lastSeq: 2,
      commentCount: 2,
    },
  })
  const later = new Date('2026-01-02')
  const parent = await db.comment.create({
    data: {
      ...{ ...text, threadId: thread.id, ref: 'c1', seq: 1, authorId: ada.id, descendantCount: 1 },
      ...{ createdAt: new Date('2026-01-01'), lastActivityAt: later },
    },
  })
  const place = { threadId: thread.id, parentId: parent.id, topId: parent.id, depth: 1 }
  await db.comment.create({
    data: { ...text, ...place, ref: 'c2', seq: 2, authorId: ada.id, createdAt: later, lastActivityAt: later },
  })
  expect(await findDrift()).toEqual([])

  await db.comment.update({
    where: { id: parent.id },
    data: { score: 3, agreement: 2, voteCount: 1, agreeCount: 1, disagreeCount: 1, descendantCount: 5 },
  })
  await db.comment.updateMany({
    where: { ref: 'c2' },
    data: { depth: 4, lastActivityAt: new Date('2020-01-01') },
  })
  await db.thread.update({
    where: { id: thread.id },
    data: {
      score: 1,
      agreement: 1,
      voteCount: 1,
      commentCount: 1,
      agreeCount: 1,
      disagreeCount: 1,
      lastSeq: 1,
    },
  })
  await db.user.update({ where: { id: ada.id }, data: { karma: 12 } })
  const found = await findDrift()

  expect(new Set(found.map(({ check }) => check))).toEqual(
    // The database itself lets no crux be without a claim.
    new Set(checkNames.filter((name) => !['crux scores', 'claims of a crux', 'public log'].includes(name))),
  )
  expect(found).toContainEqual({
    check: 'comment karma',
    what: 'comment forecasts#c1',
    stored: '3',
    computed: '0',
  })
  expect(found).toContainEqual({
    check: 'karma of a member',
    what: 'member ada',
    stored: '12',
    computed: '0',
  })
})
