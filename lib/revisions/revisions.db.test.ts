import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { driftIn, givenMember, givenThread } from '@/lib/testing/given'
import { editComment, setDeleted, setRetracted } from './commands'
import { readEdits } from './queries'

const BEGAN = Date.parse('2026-01-01T12:00:00Z')
const minute = (minutes: number) => new Date(BEGAN + minutes * 60_000)
let ada: Member
let thread: string
let ref: string

const edit = (body: string, revision = 1, minutes = 5, actor = ada) =>
  editComment(actor, { thread, comment: ref, body, revision }, minute(minutes))
const remove = (deleted: boolean, minutes: number, actor = ada) =>
  setDeleted(actor, { thread, comment: ref, deleted }, minute(minutes))
const retract = (retracted: boolean, reason = '', link = '', minutes = 5) =>
  setRetracted(ada, { thread, comment: ref, retracted, reason, link }, minute(minutes))
const stored = () => db.comment.findFirstOrThrow({ where: { ref, thread: { slug: thread } } })

beforeEach(async () => {
  ada = await givenMember()
  thread = await givenThread()
  ref = (
    await postComment(ada, { thread, parent: '', body: 'Forecasts help.', ref: 'c1', key: 'c1' }, minute(0))
  ).comment
})

describe('an edit', () => {
  test('gives the comment its new text, keeps the old one, and both can be read', async () => {
    await edit('Forecasts *rarely* help.')
    await edit('Forecasts *rarely* help me.', 2, 90)

    expect(await stored()).toMatchObject({
      bodyHtml: '<p>Forecasts <em>rarely</em> help me.</p>\n',
      revision: 3,
      editedAt: minute(90),
    })
    expect((await readEdits(thread, ref))?.texts).toEqual([
      { body: 'Forecasts help.', at: minute(0).getTime() },
      { body: 'Forecasts *rarely* help.', at: minute(5).getTime() },
      { body: 'Forecasts *rarely* help me.', at: minute(90).getTime() },
    ])
  })

  test('sent twice is made once', async () => {
    const answers = await Promise.all([edit('Better.'), edit('Better.'), edit('Better.')])

    expect(answers.map(({ revision }) => revision)).toEqual([2, 2, 2])
    expect(await db.commentRevision.count({ where: { comment: { ref, thread: { slug: thread } } } })).toBe(1)
  })

  test('made elsewhere meanwhile is not replaced unseen', async () => {
    await edit('From the phone.')

    await expect(edit('From the desk.')).rejects.toMatchObject({ code: 'conflict' })
    expect(await stored()).toMatchObject({ body: 'From the phone.' })
    await edit('From both.', 2)
  })

  test('is for its author alone, and needs some text', async () => {
    await expect(edit('Mine now.', 1, 5, await givenMember())).rejects.toThrow('Only its author')
    await expect(edit('  ')).rejects.toThrow('nothing to post')
    await expect(
      editComment(ada, { thread, comment: 'c9', body: 'x', revision: 1 }, minute(1)),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  test('takes away the draft that it was', async () => {
    await db.draft.create({ data: { userId: ada.id, place: `edit:${thread}:c1`, body: 'Better.' } })
    await edit('Better.')

    expect(await db.draft.count({ where: { userId: ada.id } })).toBe(0)
  })
})

describe('a deleted comment', () => {
  test('keeps its place and what answers it; its text cannot be read', async () => {
    const bob = await givenMember()
    await postComment(bob, { thread, parent: ref, body: 'Do they?', ref: 'c2', key: 'c2' }, minute(1))
    await remove(true, 2)
    await remove(true, 3)

    expect(await stored()).toMatchObject({ state: 'deleted', stateAt: minute(2), descendantCount: 1 })
    expect(await readEdits(thread, ref)).toBeNull()
    expect(await driftIn(thread)).toEqual([])
  })

  test('can be brought back for a quarter of an hour, by its author', async () => {
    await remove(true, 2)
    await expect(remove(false, 10, await givenMember())).rejects.toThrow('Only its author')
    await remove(false, 16)
    expect(await stored()).toMatchObject({ state: 'live', body: 'Forecasts help.' })

    await remove(true, 20)
    await expect(remove(false, 36)).rejects.toThrow(/within 15 minutes: .* 12:35 UTC/)
  })

  test('that was retracted comes back retracted, for the reason that was given', async () => {
    await retract(true, 'I had misread the table.', 'https://example.org/table', 3)
    const retracted = await stored()
    await remove(true, 5)
    expect(await stored()).toMatchObject({ state: 'deleted', stateReason: null })
    await remove(false, 10)

    const { state, stateReason, stateAt, retraction } = await stored()
    expect({ state, stateReason, stateAt, retraction }).toEqual({
      state: 'retracted',
      stateReason: 'I had misread the table. https://example.org/table',
      stateAt: retracted.stateAt,
      retraction: null,
    })
  })

  test('cannot be edited or retracted, and the sentence says what to do', async () => {
    await remove(true, 2)

    await expect(edit('Again.')).rejects.toThrow('Undelete it first')
    await expect(retract(true)).rejects.toThrow('Undelete it first')
  })

  test('gives its words free: the same may be posted anew', async () => {
    await remove(true, 2)
    await postComment(ada, { thread, parent: '', body: 'Forecasts help.', ref: 'c7', key: 'c1' }, minute(3))

    expect(await db.comment.count({ where: { thread: { slug: thread } } })).toBe(2)
  })
})

test('what a moderator removed stays removed', async () => {
  await db.comment.updateMany({ where: { ref, thread: { slug: thread } }, data: { state: 'removed' } })

  for (const attempt of [() => edit('x'), () => remove(true, 2), () => remove(false, 2), () => retract(true)])
    await expect(attempt()).rejects.toThrow('A moderator has removed this')
})

describe('a retraction', () => {
  test('says why and where more is said, and the words stay', async () => {
    await retract(true, 'I had the order of events wrong.', 'https://example.com/order')

    expect(await stored()).toMatchObject({
      state: 'retracted',
      body: 'Forecasts help.',
      stateReason: 'I had the order of events wrong. https://example.com/order',
    })
  })

  test('can be made again with other words, and be taken back', async () => {
    await retract(true, 'One reason.')
    await retract(true, 'A better one.', '', 9)
    expect(await stored()).toMatchObject({ stateReason: 'A better one.', stateAt: minute(5) })

    await retract(false)
    expect(await stored()).toMatchObject({ state: 'live', stateReason: null, stateAt: null })
  })

  test('does not stop its author from editing', async () => {
    await retract(true)
    await edit('Forecasts help, I used to think.')

    expect(await stored()).toMatchObject({ state: 'retracted', revision: 2 })
  })
})
