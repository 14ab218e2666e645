import { expect, test } from 'vitest'
import { readHung } from '@/lib/comments/moved/queries'
import { db } from '@/lib/server/db'
import { fullDocument } from '@/lib/testing/documents'
import { givenMember } from '@/lib/testing/given'
import { answer, decideAs, driftOf, givenBranch, later, move, refusal, write } from '@/lib/testing/moving'
import { importDocument } from '@/lib/transfer/commands'
import { parseValue } from '@/lib/transfer/parse'
import { readDocument } from '@/lib/transfer/queries'
import { ANYBODY, readEntry } from '../log/queries'
import { lineOf } from '../log/view'
import { undo } from '../undoing/commands'

const at = (thread: string, comment: string) => `/threads/${thread}#comment-${comment}`
const row = (thread: string, ref: string) =>
  db.comment.findFirstOrThrow({ where: { thread: { slug: thread }, ref }, include: { parent: true } })

test('a branch is hung under another comment of its thread whole, under its own name, and every count is right', async () => {
  const { mo, bob, cyd, from, above, root, reply, deep, beside } = await givenBranch()
  const before = await row(from, root)
  await db.draft.create({
    data: { userId: cyd.id, place: `reply:${from}:${root}`, body: 'I begin', updatedAt: later() },
  })
  const { entry } = await move(mo, from, root, at(from, beside))

  const [moved, under, below] = [await row(from, root), await row(from, beside), await row(from, deep)]
  expect(moved).toMatchObject({ id: before.id, parentId: under.id, depth: 2, createdAt: before.createdAt })
  expect(moved.seq).toBeGreaterThan(under.seq)
  expect(below).toMatchObject({ depth: 4, topId: under.topId })
  expect(under.descendantCount).toBe(3)
  expect((await row(from, above)).descendantCount).toBe(4)
  expect(await db.comment.count({ where: { thread: { slug: from } } })).toBe(5) // no trace: its name leads to it
  expect(await db.draft.findFirst({ where: { userId: cyd.id } })).toMatchObject({
    place: `reply:${from}:${root}`,
  })
  await answer(bob, from, reply)
  expect((await row(from, beside)).descendantCount).toBe(4)
  expect(await driftOf(from)).toEqual([])
  expect(await readHung([moved.id, below.id])).toEqual(new Map([[moved.id, entry]]))
  const item = (await readEntry(entry, ANYBODY))?.item ?? expect.fail()
  expect(lineOf(item)).toMatch(/ moved a comment by .+ with its 2 replies, in .+, below another comment$/)
  const told = await db.notification.findFirst({ where: { userId: bob.id, path: `/log/${entry}` } })
  expect(told?.text).toMatch(/^Your comment was moved to another place in its thread.*You can appeal until/)
})

test('it can come to the top level; taken back, it stands where it stood, with what was written below it meanwhile', async () => {
  const { mo, cyd, from, above, root, deep } = await givenBranch()
  const { entry } = await move(mo, from, root, `/threads/${from}`)
  expect(await row(from, root)).toMatchObject({ parentId: null, topId: null, depth: 0 })
  expect(await row(from, deep)).toMatchObject({ topId: (await row(from, root)).id, depth: 2 })
  const late = await write(cyd, from, deep)
  await undo(mo, { entry, reason: 'It did answer that.' }, later())

  const under = await row(from, above)
  expect(await row(from, root)).toMatchObject({ parentId: under.id, topId: under.id, depth: 1 })
  expect(await row(from, late)).toMatchObject({ depth: 4, topId: under.id })
  expect(under.descendantCount).toBe(5)
  expect(await driftOf(from)).toEqual([])
  expect(await readHung([(await row(from, root)).id])).toEqual(new Map())
  expect((await readEntry(entry, ANYBODY))?.item.undone).not.toBeNull()
})

test('below itself, below its own replies, where it stands already and into a locked branch it does not go', async () => {
  const { mo, ada, from, above, root, reply, beside } = await givenBranch()
  const try_ = (comment: string, by = mo) => refusal(move(by, from, root, at(from, comment)))

  expect(await try_(root)).toContain('cannot stand below itself')
  expect(await try_(reply)).toContain('cannot stand below itself')
  expect(await try_(above)).toContain('stands there already')
  expect(await refusal(move(mo, from, above, `/threads/${from}`))).toContain('stands there already')
  expect(await try_(beside, await givenMember())).toContain('Only moderators')
  await decideAs(mo, { decision: 'lock-branch', thread: from, comment: beside, until: 'good' })
  expect(await try_(beside)).toContain('branch it would go to is locked')
  const gone = await write(ada, from)
  await decideAs(mo, { decision: 'remove', thread: from, comment: gone })
  expect(await try_(gone)).toContain('is gone there')
})

test('of two moves the later is taken back first, and nothing is hung back below what stands below it now', async () => {
  const { mo, from, to, above, root, beside } = await givenBranch()
  const back = (entry: number) => refusal(undo(mo, { entry, reason: 'No.' }, later()))
  const first = await move(mo, from, root, at(from, beside))
  const second = await move(mo, from, root, `/threads/${from}`)
  expect(await back(first.entry)).toContain('moved once more')
  const third = await move(mo, from, above, at(from, root))
  expect(await back(second.entry)).toContain('was itself moved below it')
  expect(await back(third.entry)).toBe('done')
  const away = await move(mo, from, root, to)
  expect(await back(second.entry)).toContain('moved once more')
  expect(await back(away.entry)).toBe('done')
  expect(await back(second.entry)).toBe('done')
  expect(await back(first.entry)).toBe('done')
  expect((await row(from, root)).parent?.ref).toBe(above)
  expect(await driftOf(from, to)).toEqual([])
})

test('of two moderators who hang two comments below one another at once one is refused', async () => {
  const { mo, from, root, beside } = await givenBranch()
  const mia = await givenMember({ role: 'moderator' })
  const both = await Promise.all([
    refusal(move(mo, from, root, at(from, beside))),
    refusal(move(mia, from, beside, at(from, root))),
  ])

  expect(both.filter((one) => one === 'done')).toHaveLength(1)
  expect(both.join()).toContain('cannot stand below itself')
  expect(await driftOf(from)).toEqual([])
})

test('the document of a thread leaves a comment where a moderator hung it, and what was exported comes as a thread of its own', async () => {
  const slug = 'hung-over'
  await importDocument('a test', fullDocument(slug))
  const mo = await givenMember({ role: 'moderator' })
  // The first written now answers a later one: the document no longer says a parent first.
  await move(mo, slug, 'c1', at(slug, 'c6'))
  const before = await readDocument(slug)
  expect(await importDocument('a test', fullDocument(slug))).toMatchObject({ outcome: 'unchanged' })
  expect(await readDocument(slug)).toEqual(before)
  expect(before?.comments.find(({ id }) => id === 'c1')?.parent).toBe('c6')
  const copy = parseValue({ ...before, thread: { ...before?.thread, slug: `${slug}-copy` } })
  expect(copy.ok || copy.problems).toBe(true)
  if (copy.ok) expect(await importDocument('a test', copy.document)).toMatchObject({ outcome: 'created' })
  expect(await driftOf(slug, `${slug}-copy`)).toEqual([])
})
