import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { removeRelation } from '@/lib/cruxes/linking/commands'
import { mergeCrux, moveCrux } from '@/lib/cruxes/moving/commands'
import { tagCrux } from '@/lib/cruxes/naming/commands'
import { decide } from '@/lib/moderation/decisions/commands'
import { decideInput } from '@/lib/moderation/decisions/schema'
import { undo } from '@/lib/moderation/undoing/commands'
import { editComment, setRetracted } from '@/lib/revisions/commands'
import { db } from '@/lib/server/db'
import { fullDocument } from '@/lib/testing/documents'
import { givenMember } from '@/lib/testing/given'
import { importDocument } from './commands'
import type { ThreadDocument } from './document'
import { readDocument } from './queries'

const now = new Date('2026-06-01T10:00:00Z')
const reason = 'Against the norms.'

/** A mirrored thread, its document, and a moderator. */
async function given() {
  const slug = `full-${randomBytes(4).toString('hex')}`
  const document = fullDocument(slug)
  await importDocument('file.yaml', document)
  const mo = await givenMember({ role: 'moderator' })
  const thread = await db.thread.findUniqueOrThrow({ where: { slug } })
  return { slug, document, mo, thread }
}
const decided = (by: Member, thread: string, decision: string, more: object = {}) =>
  decide(by, decideInput.parse({ thread, decision, reason, ...more }), now)
const lastEntry = async (threadId: number) =>
  (await db.logEntry.findFirstOrThrow({ where: { threadId }, orderBy: { id: 'desc' } })).id

/** The document once more, and a newer one of the same thread. */
async function bringAgain(document: ThreadDocument): Promise<void> {
  await importDocument('file.yaml', document)
  const newer = structuredClone(document)
  Object.assign(newer.thread, { title: 'A newer title', karma: 90 })
  for (const crux of newer.cruxes ?? []) crux.statement = `${crux.statement} Newer.`
  await importDocument('file.yaml', newer)
}
const threadNow = async (id: number) => {
  const { title, body, source, revisions, claims, reactions, anchors } = await db.thread.findUniqueOrThrow({
    where: { id },
    include: {
      revisions: true,
      claims: true,
      reactions: { where: { commentId: null } },
      anchors: { where: { commentId: null } },
    },
  })
  return JSON.stringify({ title, body, source, revisions, claims, reactions, anchors })
}

test('a removed post stays removed when its document comes again, and is restored whole', async () => {
  const { slug, document, mo, thread } = await given()
  const before = await threadNow(thread.id)
  await decided(mo, slug, 'remove')
  const removal = await lastEntry(thread.id)
  const removed = await threadNow(thread.id)
  for (const words of ['Everything', 'Small experiments', 'The first words', 'settles', 'LessWrong'])
    expect(removed).not.toContain(words)

  await bringAgain(document)
  expect(await threadNow(thread.id)).toBe(removed)
  expect(await db.thread.findUnique({ where: { id: thread.id } })).toMatchObject({ importedScore: 90 })

  await undo(mo, { entry: removal, reason }, now)
  expect(await threadNow(thread.id)).toHaveLength(before.length) // the rows come back in another order
  expect(await db.thread.findUnique({ where: { id: thread.id } })).toMatchObject({ title: thread.title })
})

test('a comment that a moderator removed or restored stands as they decided', async () => {
  const { slug, document, mo, thread } = await given()
  const stateOf = async (ref: string) =>
    (await db.comment.findFirstOrThrow({ where: { threadId: thread.id, ref } })).state
  await decided(mo, slug, 'remove', { comment: 'c1' })
  await decided(mo, slug, 'remove', { comment: 'c2' })
  await undo(mo, { entry: await lastEntry(thread.id), reason }, now)
  const gone = structuredClone(document)
  for (const comment of gone.comments)
    if (comment.id === 'c2') Object.assign(comment, { state: 'removed', body: '' })
  const quotes = () =>
    db.cruxAnchor.findMany({
      where: { threadId: thread.id },
      orderBy: { id: 'asc' },
      select: { quote: true },
    })
  const before = await quotes()

  await bringAgain(document)
  await importDocument('file.yaml', gone)

  expect([await stateOf('c1'), await stateOf('c2')]).toEqual(['removed', 'live'])
  expect(await db.comment.findFirst({ where: { threadId: thread.id, ref: 'c1' } })).toMatchObject({
    stateReason: reason,
    body: expect.stringContaining('disagrees twice'),
  })
  expect(await quotes()).toEqual(before)
})

test('tags that a moderator gave are not mixed with those of the document', async () => {
  const { slug, document, mo } = await given()
  await decided(mo, slug, 'tags', { tags: 'methods' })

  await bringAgain(document)

  expect((await readDocument(slug))?.thread.tags).toEqual(['methods'])
})

test('words that their author edited or retracted here since stay theirs', async () => {
  const { slug, document, thread } = await given()
  const cyd = await givenMember()
  await db.comment.updateMany({
    where: { threadId: thread.id, ref: { in: ['c1', 'c2'] } },
    data: { authorId: cyd.id },
  })
  for (const comment of document.comments.slice(0, 2)) comment.by = cyd.handle
  document.people = [...document.people, { handle: cyd.handle }]
  await editComment(cyd, { thread: slug, comment: 'c1', body: 'Mended by its author.', revision: 3 }, now)
  await setRetracted(
    cyd,
    { thread: slug, comment: 'c2', retracted: true, reason: 'I was wrong.', link: '' },
    now,
  )

  for (const crux of document.cruxes ?? []) delete crux.anchors
  await bringAgain({ ...document, people: document.people.filter(({ handle }) => handle !== 'nobody') })

  const comments = (await readDocument(slug))?.comments ?? []
  expect(comments[0]).toMatchObject({ body: 'Mended by its author.', edited_at: '2026-06-01T10:00:00Z' })
  expect(comments[0]?.revisions).toHaveLength(3)
  expect(comments[1]).toMatchObject({ state: 'retracted', state_reason: 'I was wrong.' })
})

test('cruxes that people resolved, rejected, merged or parted here stay so', async () => {
  const { document, mo, thread } = await given()
  for (const crux of document.cruxes ?? []) Object.assign(crux, { relations: [] })
  await db.crux.updateMany({
    where: { threadId: thread.id },
    data: { state: 'open', outcome: null, mergedIntoId: null },
  })
  const ids = new Map(
    (await db.crux.findMany({ where: { threadId: thread.id } })).map(({ ref, id }) => [ref, id] as const),
  )
  const id = (ref: string) => ids.get(ref) ?? 0
  await moveCrux(mo, { crux: id('x2'), to: 'rejected', reason, outcome: null }, now)
  await mergeCrux(mo, { crux: id('x3'), into: id('x1'), reason }, now)
  const relation = { crux: id('x1'), type: 'depends_on', to: id('x2') } as const
  await removeRelation(mo, { ...relation, reason }, now)
  const rows = () => db.crux.findMany({ where: { threadId: thread.id }, orderBy: { id: 'asc' } })
  const before = await rows()

  for (const crux of document.cruxes ?? [])
    if (crux.id === 'x1') crux.relations = [{ type: 'depends_on', to: 'x2' }]
  await bringAgain(document)

  expect(await rows()).toEqual(before)
  expect(await db.cruxRelation.count({ where: { fromId: id('x1'), type: 'depends_on' } })).toBe(0)
})

test('a crux that members named here is not overwritten by another one of the same name', async () => {
  const { slug, document, thread } = await given()
  const cyd = await givenMember()
  const tag = {
    thread: slug,
    claim: null,
    statement: 'A member’s own crux.',
    details: null,
    operationalization: null,
    kind: 'empirical',
    anchors: [],
  }
  const { crux } = await tagCrux(cyd, tag as Parameters<typeof tagCrux>[1], now)
  expect(await db.crux.findUnique({ where: { id: crux } })).toMatchObject({ ref: 'x4' })
  const [first] = document.cruxes ?? []
  if (first)
    document.cruxes?.push({ ...first, id: 'x4', statement: 'One that came with the document.', anchors: [] })

  await importDocument('file.yaml', document)
  expect(await importDocument('file.yaml', document)).toMatchObject({ outcome: 'unchanged' })

  const rows = await db.crux.findMany({ where: { threadId: thread.id }, orderBy: { ref: 'asc' } })
  expect(rows.map(({ ref, statement }) => [ref, statement]).slice(3)).toEqual([
    ['x4', 'A member’s own crux.'],
    ['x4-2', 'One that came with the document.'],
  ])
  expect(await importDocument('file.yaml', (await readDocument(slug)) ?? document)).toMatchObject({
    outcome: 'unchanged',
  })
})

test('comments that were moved to another thread do not come back, nor is what moved somebody forgotten', async () => {
  const { slug, document, mo, thread } = await given()
  const { slug: to } = await given()
  await decided(mo, slug, 'move', { comment: 'c2', to })
  const rows = () =>
    Promise.all([
      db.comment.findMany({
        where: { threadId: thread.id },
        orderBy: { seq: 'asc' },
        select: { ref: true, state: true },
      }),
      db.cruxStanceEvent.findMany({
        where: { crux: { threadId: thread.id } },
        orderBy: { id: 'asc' },
        select: { causeCommentId: true },
      }),
    ])
  const before = await rows()
  expect(before[0]).toContainEqual({ ref: 'c2', state: 'removed' })
  expect(before[0].map(({ ref }) => ref)).not.toContain('c3')
  const exported = await readDocument(slug)

  await bringAgain(document)
  expect(await rows()).toEqual(before)
  await importDocument('file.yaml', exported ?? document)
  expect(await rows()).toEqual(before)
})
