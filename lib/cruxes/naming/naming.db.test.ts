import { describe, expect, test } from 'vitest'
import { guest } from '@/lib/access/actor'
import type { Refusal } from '@/lib/access/refusal'
import { tuples } from '@/lib/server/db'
import { givenComment, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { addMainClaim } from '../claims/commands'
import { setStance } from '../stances/commands'
import { stanceInput } from '../stances/schema'
import { editCrux, joinCrux, tagCrux } from './commands'
import { findAlike } from './queries'
import { editInput, joinInput, tagInput } from './schema'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const STATEMENT = 'It brings the other labs’ models forward by more than three months.'

const tag = (thread: { slug: string }, over: object = {}) =>
  tagInput.parse({ thread: thread.slug, statement: STATEMENT, kind: 'empirical', ...over })
const anchorsOf = (crux: number) =>
  tuples<[number | null, string, string | null, number | null, number | null]>(
    'anchors',
    'SELECT comment_id, role::text, quote, start_offset, end_offset FROM crux_anchor WHERE crux_id = $1 ORDER BY id',
    [crux],
  )
const refusal = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject('not refused'),
    (error) => error,
  )
const stance = (crux: number, credence: number) =>
  stanceInput.parse({ crux, credence, ifTrue: 70, ifFalse: 30 })

describe('proposing a crux', () => {
  test('anchors it in the very words that were marked, in a comment or in two that disagree', async () => {
    const [thread, ada, bob] = [await givenThread(), await givenMember('Ada'), await givenMember('Bob')]
    const pro = await givenComment(thread, ada.id, 'It pulls everybody forward, and by a lot.')
    const con = await givenComment(thread, bob.id, 'Weeks, I would say. Weeks.')

    const made = await tagCrux(
      ada,
      tag(thread, {
        anchors: [
          {
            comment: pro.ref,
            role: 'side_a',
            quote: 'pulls everybody forward',
            prefix: 'It ',
            suffix: ', and by a lot.',
          },
          { comment: con.ref, role: 'side_b', quote: 'Weeks', prefix: 'say. ', suffix: '.' },
          { comment: null, role: 'example', quote: null },
        ],
      }),
      start,
    )

    expect(made).toMatchObject({ label: 'C1', isNew: true })
    expect(await anchorsOf(made.crux)).toEqual([
      [pro.id, 'side_a', 'pulls everybody forward', 3, 26],
      [con.id, 'side_b', 'Weeks', 20, 25],
      [null, 'example', null, null, null],
    ])
  })

  test('words that stand twice, or not at all, or in a comment that is gone are refused, and nothing is made', async () => {
    const [thread, ada] = [await givenThread(), await givenMember()]
    const comment = await givenComment(thread, ada.id, 'Weeks, I would say. Weeks.')
    for (const anchor of [
      { comment: comment.ref, quote: 'Weeks' },
      { comment: comment.ref, quote: 'Months' },
      { comment: 'nowhere', quote: null },
    ])
      expect(await refusal(tagCrux(ada, tag(thread, anchor), start))).toMatchObject({ name: 'Refusal' })

    expect(await tuples('none', 'SELECT 1 FROM crux WHERE thread_id = $1', [thread.id])).toEqual([])
  })

  test('pressed twice, or said by somebody before, it is one crux, and its places come together', async () => {
    const [thread, ada, bob] = [await givenThread(), await givenMember('Ada'), await givenMember('Bob')]
    const comment = await givenComment(thread, bob.id, 'Months, surely.')
    const first = await tagCrux(ada, tag(thread), start)
    const again = await tagCrux(ada, tag(thread), start)
    const joined = await tagCrux(
      bob,
      tag(thread, { statement: STATEMENT.toUpperCase(), comment: comment.ref, quote: 'Months' }),
      start,
    )
    await joinCrux(bob, joinInput.parse({ crux: first.crux, comment: comment.ref, quote: 'Months' }), start)

    expect([again.crux, joined.crux]).toEqual([first.crux, first.crux])
    expect([again.isNew, joined.isNew]).toEqual([false, false])
    expect(await anchorsOf(first.crux)).toEqual([[comment.id, 'raised_by', 'Months', 0, 6]])
  })

  test('is for members, five a day in a thread; another thread counts for itself', async () => {
    const [thread, other, ada] = [await givenThread(), await givenThread(), await givenMember()]
    expect(await refusal(tagCrux(guest, tag(thread), start))).toMatchObject({ code: 'signed-out' })
    const labels: string[] = []
    for (let i = 1; i <= 5; i++)
      labels.push(
        (await tagCrux(ada, tag(thread, { statement: `Claim number ${i} of five.` }), later(i))).label,
      )
    expect(labels).toEqual(['C1', 'C2', 'C3', 'C4', 'C5'])

    const sixth = tag(thread, { statement: 'Claim number 6 of five.' })
    expect(await refusal(tagCrux(ada, sixth, later(6)))).toMatchObject({ code: 'too-fast' })
    expect(await tagCrux(ada, tag(other), later(6))).toMatchObject({ label: 'C1' })
    expect(await tagCrux(ada, sixth, later(24 * 60 + 2))).toMatchObject({ label: 'C6' })
  })

  test('finds what is said in nearly the same words, here before elsewhere', async () => {
    const [thread, other, ada] = [await givenThread(), await givenThread(), await givenMember()]
    await tagCrux(
      ada,
      tag(other, { statement: 'It brings the other labs’ models forward by more than a year.' }),
      start,
    )
    await tagCrux(
      ada,
      tag(thread, { statement: 'The other labs’ models come forward by more than three months.' }),
      start,
    )
    await tagCrux(ada, tag(thread, { statement: 'Values can be read off a trained network.' }), start)

    const alike = await findAlike(thread.slug, STATEMENT, null)

    expect(alike.slice(0, 2).map(({ isHere, label }) => [isHere, label])).toEqual([
      [true, 'C1'],
      [false, 'C1'],
    ])
  })
})

describe('putting a crux into other words', () => {
  const edit = (crux: number, over: object = {}) =>
    editInput.parse({ crux, statement: 'It brings them forward by more than six months.', ...over })

  test('is its creator’s until somebody else has answered, and then a new revision', async () => {
    const [thread, ada, bob] = [await givenThread(), await givenMember('Ada'), await givenMember('Bob')]
    const { crux } = await tagCrux(ada, tag(thread), start)
    expect(await refusal(editCrux(bob, edit(crux), start))).toMatchObject({ code: 'forbidden' })
    await setStance(ada, stance(crux, 90), start)
    await editCrux(ada, edit(crux, { kind: 'forecast' }), later(1))
    await setStance(bob, stance(crux, 10), later(2))

    await editCrux(ada, edit(crux, { statement: 'It brings them forward by over six months.' }), later(3))
    expect(await refusal(editCrux(ada, edit(crux, { kind: 'value' }), later(4)))).toMatchObject({
      code: 'conflict',
    })
    const [row] = await tuples(
      'revision',
      'SELECT revision, meaning_revision, kind::text FROM crux WHERE id = $1',
      [crux],
    )
    expect(row).toEqual([2, 1, 'forecast'])
    expect(await tuples('fresh', 'SELECT holders FROM crux_score WHERE crux_id = $1', [crux])).toEqual([[2]])
  })

  test('when its meaning changed, what was answered before counts no more until it is given again', async () => {
    const [thread, ada, bob] = [await givenThread(), await givenMember('Ada'), await givenMember('Bob')]
    const { crux } = await tagCrux(ada, tag(thread), start)
    await setStance(ada, stance(crux, 90), start)
    await setStance(bob, stance(crux, 10), later(1))

    await editCrux(ada, edit(crux, { meaning: 'changed', reason: 'We meant half a year.' }), later(2))
    expect(await tuples('gone', 'SELECT holders FROM crux_score WHERE crux_id = $1', [crux])).toEqual([])
    await setStance(bob, stance(crux, 10), later(3))
    expect(await tuples('one', 'SELECT holders FROM crux_score WHERE crux_id = $1', [crux])).toEqual([[1]])
    const [event] = await tuples(
      'edit-event',
      `SELECT reason, before ->> 'statement' FROM crux_event WHERE crux_id = $1 AND kind = 'edited'`,
      [crux],
    )
    expect(event).toEqual(['We meant half a year.', STATEMENT])
  })
})

describe('what one would see if it were true', () => {
  const wordsOf = async (crux: number) =>
    (
      await tuples<[string | null, string | null, number, number]>(
        'seen',
        'SELECT operationalization, details, revision, meaning_revision FROM crux WHERE id = $1',
        [crux],
      )
    )[0]

  test('can be said when a crux is proposed, and changed as its statement can', async () => {
    const [thread, ada, bob] = [await givenThread(), await givenMember('Ada'), await givenMember('Bob')]
    const seen = 'Of the next ten releases, seven come within 90 days of a rival’s.'
    const { crux } = await tagCrux(
      ada,
      tag(thread, { operationalization: ` ${seen} `, details: 'At more length.' }),
      start,
    )
    expect(await wordsOf(crux)).toEqual([seen, 'At more length.', 1, 1])
    await setStance(bob, stance(crux, 10), later(1))
    const anew = {
      crux,
      statement: STATEMENT,
      details: 'At more length.',
      operationalization: 'Eight of ten.',
    }

    await editCrux(ada, editInput.parse({ ...anew, meaning: 'changed' }), later(2))

    expect(await wordsOf(crux)).toEqual(['Eight of ten.', 'At more length.', 2, 2])
    expect(await tuples('gone', 'SELECT holders FROM crux_score WHERE crux_id = $1', [crux])).toEqual([])
    await editCrux(ada, editInput.parse(anew), later(3))
    expect((await wordsOf(crux))?.[2]).toBe(2)
    const [event] = await tuples(
      'seen-event',
      `SELECT before ->> 'operationalization', after ->> 'operationalization' FROM crux_event WHERE crux_id = $1 AND kind = 'edited'`,
      [crux],
    )
    expect(event).toEqual([seen, 'Eight of ten.'])
  })

  test('is 600 characters at most, at the door and in the database, and never empty', async () => {
    const [thread, ada] = [await givenThread(), await givenMember('Ada')]
    expect(
      tagInput.safeParse({
        thread: thread.slug,
        statement: STATEMENT,
        kind: 'value',
        operationalization: 'x'.repeat(601),
      }).success,
    ).toBe(false)
    const { crux } = await tagCrux(ada, tag(thread, { operationalization: '  ' }), start)
    expect((await wordsOf(crux))?.[0]).toBeNull()
    for (const words of ['', 'x'.repeat(601)])
      await expect(
        tuples('seen-bad', 'UPDATE crux SET operationalization = $2 WHERE id = $1', [crux, words]),
      ).rejects.toThrow('crux_operationalization_length')
  })
})

test('a thread without a main claim gets one from its author or a moderator, once', async () => {
  const [thread, ada, mod] = [await givenThread(), await givenMember(), await givenMember('Mod', 'moderator')]
  await tuples('no-claim', 'DELETE FROM claim WHERE thread_id = $1', [thread.id])
  const input = { thread: thread.slug, text: 'It will work.' }
  expect(await refusal(addMainClaim(ada, input, start))).toMatchObject({ code: 'forbidden' })
  await addMainClaim(mod, input, start)
  expect(await refusal(addMainClaim({ ...ada, id: thread.authorId }, input, start))).toMatchObject({
    code: 'conflict',
  })
})
