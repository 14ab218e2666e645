import { expect, test } from 'vitest'
import { readExtras } from '@/lib/cruxes/page/queries'
import { readCruxExport } from '@/lib/cruxes/queries'
import { editComment } from '@/lib/revisions/commands'
import { db } from '@/lib/server/db'
import { fullDocument } from '@/lib/testing/documents'
import { givenMember, givenThread } from '@/lib/testing/given'
import { givenGroup, MEMBERS_ONLY, moveToGroup } from '@/lib/testing/groups'
import { driftOf, later, move } from '@/lib/testing/moving'
import { toPlainText } from '@/lib/text/plain-text'
import { importDocument } from '@/lib/transfer/commands'
import { parseValue } from '@/lib/transfer/parse'
import { readDocument } from '@/lib/transfer/queries'
import { undo } from '../undoing/commands'

/** A thread with cruxes in its comments, and another one in its group. */
async function givenDocument(slug: string) {
  await importDocument('a test', fullDocument(slug))
  const to = await givenThread()
  const { groupId } = await db.thread.findUniqueOrThrow({ where: { slug } })
  await db.thread.update({ where: { slug: to }, data: { groupId } })
  return { slug, to, mo: await givenMember({ role: 'moderator' }) }
}

test('both threads can be exported, and what was exported can come as threads of their own', async () => {
  const { slug, to, mo } = await givenDocument('moved-out')
  await move(mo, slug, 'c1', to)
  for (const one of [slug, to]) {
    const document = await readDocument(one)
    const copy = { ...document, thread: { ...document?.thread, slug: `${one}-copy` } }
    const parsed = parseValue(copy)
    expect(parsed.ok || parsed.problems).toBe(true)
    if (!parsed.ok) continue
    expect(await importDocument('a test', parsed.document)).toMatchObject({ outcome: 'created' })
    expect(await readDocument(`${one}-copy`)).toEqual(parsed.document)
  }
  const trace = (await readDocument(slug))?.comments.find(({ id }) => id === 'c1')
  expect(trace).toMatchObject({
    by: null,
    body: '',
    state: 'removed',
    state_reason: 'Moved to another thread. Off topic here.',
  })
  expect(await driftOf(slug, to)).toEqual([])
})

test('the document of a thread does not bring back what was moved out of it; the same again changes nothing', async () => {
  const { slug, to, mo } = await givenDocument('moved-over')
  const { entry } = await move(mo, slug, 'c1', to)
  const again = async () => {
    const document = await readDocument(slug)
    if (!document) throw new Error('it is gone')
    return importDocument('a test', document)
  }
  expect(await again()).toMatchObject({ outcome: 'unchanged' })
  const before = await readDocument(slug)
  expect(await importDocument('a test', fullDocument(slug))).toMatchObject({ outcome: 'unchanged' })
  expect(await readDocument(slug)).toEqual(before)
  await undo(mo, { entry, reason: 'Back again.' }, later())
  expect(await importDocument('a test', fullDocument(slug))).toMatchObject({ slug })
})

test('a crux keeps its place in a moved comment: its words, a link by the old name, and it is found again after an edit', async () => {
  const { slug, to, mo } = await givenDocument('moved-crux')
  const anchor = await db.cruxAnchor.findFirstOrThrow({
    where: { thread: { slug }, comment: { ref: 'c1' }, quote: { not: null } },
    include: { comment: true },
  })
  await db.comment.update({
    where: { id: anchor.commentId ?? 0 },
    data: { ref: 'c1', authorId: (await givenMember()).id },
  })
  await givenTaken(to)
  await move(mo, slug, 'c1', to)
  const moved = await db.comment.findUniqueOrThrow({
    where: { id: anchor.commentId ?? 0 },
    include: { author: true },
  })
  expect(moved.ref).toBe('c1-2')
  const there = (await readExtras(anchor.cruxId)).anchors.find(({ quote }) => quote === anchor.quote)
  expect(there?.ref).toBe('c1')
  const author = await givenMember()
  await db.comment.update({ where: { id: moved.id }, data: { authorId: author.id } })
  const body = `First something new.\n\n${moved.body}`
  await editComment(author, { thread: to, comment: 'c1-2', body, revision: moved.revision }, later())
  const found = await db.cruxAnchor.findUniqueOrThrow({
    where: { id: anchor.id },
    include: { comment: true },
  })
  const words = toPlainText(found.comment?.bodyHtml ?? '').slice(found.startOffset ?? 0, found.endOffset ?? 0)
  expect([words, found.startOffset !== anchor.startOffset]).toEqual([anchor.quote, true])
})

test('when the group that a quoted comment was moved to closes its door, its words are shown in the old thread no more', async () => {
  const { slug, to, mo } = await givenDocument('moved-shut')
  const anchor = await db.cruxAnchor.findFirstOrThrow({
    where: { thread: { slug }, comment: { ref: 'c1' }, quote: { not: null } },
  })
  const { id } = await db.thread.findUniqueOrThrow({ where: { slug } })
  const thread = { id, slug, title: '', claims: [], by: '' }
  const open = await givenGroup()
  await moveToGroup(to, open.id)
  await move(mo, slug, 'c1', to)
  const words = async () => {
    const [extras, document] = [await readExtras(anchor.cruxId), await readCruxExport(thread, '')]
    const place = extras.anchors.find(({ ref }) => ref === 'c1')
    return [place?.quote ?? null, place?.isHidden, JSON.stringify(document).includes(anchor.quote ?? '-')]
  }
  expect(await words()).toEqual([anchor.quote, false, true])
  await db.group.update({ where: { id: open.id }, data: MEMBERS_ONLY })
  expect(await words()).toEqual([null, true, false])
  expect(JSON.stringify((await readDocument(slug))?.cruxes)).not.toContain(anchor.quote)
})

/** A comment that has the name c1 there. */
async function givenTaken(slug: string): Promise<void> {
  const { id: threadId } = await db.thread.update({ where: { slug }, data: { lastSeq: 1, commentCount: 1 } })
  const words = { body: 'Here first.', bodyHtml: '<p>Here first.</p>', rendererVersion: 1 }
  await db.comment.create({ data: { threadId, ref: 'c1', seq: 1, ...words } })
}
