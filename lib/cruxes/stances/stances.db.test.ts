import { describe, expect, test } from 'vitest'
import { type Actor, guest } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import { tuples } from '@/lib/server/db'
import { givenComment, givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { verifyScores } from '../queries'
import { retractStance, setClaimStance, setStance } from './commands'
import { type StanceInput, stanceInput } from './schema'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

const ADA = { credence: 90, ifTrue: 70, ifFalse: 30 }
const BOB = { credence: 10, ifTrue: 62, ifFalse: 22 }

const given = (crux: number, over: Partial<StanceInput>): StanceInput => ({
  crux,
  credence: null,
  ifTrue: null,
  ifFalse: null,
  main: null,
  mark: null,
  note: null,
  because: null,
  ...over,
})

async function aDisagreement(state = 'proposed') {
  const thread = await givenThread()
  return {
    thread,
    crux: await givenCrux(thread, { state }),
    ada: await givenMember('Ada'),
    bob: await givenMember('Bob'),
  }
}

const scoreOf = async (crux: number) => {
  const [row] = await tuples<[Record<string, unknown>]>(
    'a-score',
    'SELECT to_jsonb(s) FROM crux_score s WHERE crux_id = $1',
    [crux],
  )
  return row?.[0]
}
const eventsOf = async (crux: number) =>
  (
    await tuples<[string, string | null, string | null, number | null]>(
      'crux-events',
      `SELECT kind, after ->> 'state', reason, actor_id FROM crux_event WHERE crux_id = $1 ORDER BY id`,
      [crux],
    )
  ).map(([kind, state, reason, actor]) => ({ kind, state, reason, actor }))
const stancesOf = (crux: number, user: number) =>
  tuples<[number | null, string | null, Date | null]>(
    'own-stances',
    'SELECT credence, mark::text, retracted_at FROM crux_stance_event WHERE crux_id = $1 AND user_id = $2 ORDER BY id',
    [crux, user],
  )
const refusalOf = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject(new Error('it was not refused')),
    (error) => (error instanceof Refusal ? error : Promise.reject(error)),
  )

describe('giving a stance', () => {
  test('two people who differ on it open it and make it double, each step written down with its reason', async () => {
    const { crux, ada, bob } = await aDisagreement()

    const first = await setStance(ada, given(crux, ADA), start)
    const second = await setStance(bob, given(crux, BOB), later(1))

    expect([first.state, second.state]).toEqual(['proposed', 'double'])
    expect(await eventsOf(crux)).toEqual([
      { kind: 'state', state: 'open', reason: 'A second person gave a stance.', actor: null },
      {
        kind: 'state',
        state: 'double',
        reason: 'It carries the disagreement of at least one pair.',
        actor: null,
      },
    ])
    expect(await scoreOf(crux)).toMatchObject({ status: 'pair', full: 2, double_pairs: 1 })
  })

  test('a change of mind is added, never written over, and what it does to the numbers is done at once', async () => {
    const { crux, ada, bob } = await aDisagreement()
    await setStance(ada, given(crux, ADA), start)
    await setStance(bob, given(crux, BOB), later(1))
    const cyd = await givenMember('Cyd')
    await setStance(cyd, given(crux, BOB), later(2))
    const before = await scoreOf(crux)

    const { state } = await setStance(ada, given(crux, { ...ADA, credence: 40 }), later(3))

    expect((await stancesOf(crux, ada.id)).map(([credence]) => credence)).toEqual([90, 40])
    // Ada at .40·.70 + .60·.30 = 46 against 26 twice: 2 pairs of (.40 - .10)·.40 = 12 points, of 3 + 10.
    expect(before?.score).toBeCloseTo((2 * 32) / 13, 8)
    expect((await scoreOf(crux))?.score).toBeCloseTo((2 * 12) / 13, 8)
    expect(state).toBe('double')
    expect((await verifyScores()).drifted).toEqual([])
  })

  test('the same again writes nothing', async () => {
    const { crux, ada } = await aDisagreement()
    await setStance(ada, given(crux, ADA), start)
    await setStance(ada, given(crux, ADA), later(1))
    await setStance(ada, given(crux, { ...ADA, mark: 'crux' }), later(2))

    expect((await stancesOf(crux, ada.id)).map(([, mark]) => mark)).toEqual([null, 'crux'])
  })

  test('presses at the same moment are one after another', async () => {
    const { crux, ada } = await aDisagreement()
    const presses = Array.from({ length: 8 }, (_, i) =>
      setStance(ada, given(crux, { ...ADA, credence: i }), start),
    )
    await Promise.all(presses)

    expect(await stancesOf(crux, ada.id)).toHaveLength(8)
    expect((await verifyScores()).drifted).toEqual([])
  })

  test('where one stands on the main claim goes with it, and the comment that moved one is credited', async () => {
    const { thread, crux, ada, bob } = await aDisagreement()
    const comment = await givenComment(thread, bob.id)
    await setStance(ada, given(crux, { ...ADA, main: 66 }), start)
    await setStance(ada, given(crux, { ...ADA, credence: 60, main: 54, because: comment.ref }), later(1))

    const main = await tuples<[number, number | null]>(
      'own-credences',
      'SELECT credence, cause_comment_id FROM claim_stance_event WHERE user_id = $1 ORDER BY id',
      [ada.id],
    )
    expect(main).toEqual([
      [66, null],
      [54, comment.id],
    ])
  })

  test('a comment of one’s own, of another thread or of nobody is no reason', async () => {
    const { thread, crux, ada, bob } = await aDisagreement()
    const own = await givenComment(thread, ada.id)
    const elsewhere = await givenComment(await givenThread(), bob.id)

    for (const because of [own.ref, elsewhere.ref, 'nothing'])
      expect(await refusalOf(setStance(ada, given(crux, { ...ADA, because }), start))).toBeTruthy()
    expect(await stancesOf(crux, ada.id)).toEqual([])
  })

  test('“not a crux” asks why, unless the numbers say so already', async () => {
    const { crux, ada, bob } = await aDisagreement()

    const refusal = await refusalOf(setStance(ada, given(crux, { mark: 'not_crux' }), start))
    expect(refusal).toMatchObject({ code: 'invalid', field: 'note' })

    await setStance(ada, given(crux, { mark: 'not_crux', note: 'It comes out the same.' }), start)
    await setStance(bob, given(crux, { credence: 50, ifTrue: 42, ifFalse: 40, mark: 'not_crux' }), start)
    expect(await stancesOf(crux, bob.id)).toHaveLength(1)
  })

  test('nothing at all is no stance; a guest has none; where it ended, or has no main claim, there is none to give', async () => {
    const { thread, crux, ada } = await aDisagreement()
    const suspended: Actor = { ...ada, suspendedUntil: later(600) }
    expect(await refusalOf(setStance(ada, given(crux, {}), start))).toMatchObject({ code: 'invalid' })
    expect(await refusalOf(setStance(guest, given(crux, ADA), start))).toMatchObject({ code: 'signed-out' })
    expect(await refusalOf(setStance(suspended, given(crux, ADA), start))).toMatchObject({
      code: 'forbidden',
    })
    expect(await refusalOf(setStance(ada, given(2_000_000, ADA), start))).toMatchObject({ code: 'not-found' })

    const rejected = await givenCrux(thread, { state: 'rejected' })
    expect(await refusalOf(setStance(ada, given(rejected, ADA), start))).toMatchObject({ code: 'conflict' })
    await tuples('no-claim', `DELETE FROM claim WHERE thread_id = $1`, [thread.id])
    expect(await refusalOf(setStance(ada, given(crux, ADA), start))).toMatchObject({ code: 'conflict' })
  })

  test('a mark without numbers rests on those who gave both, so their change is felt on every crux of the thread', async () => {
    const { thread, crux, ada, bob } = await aDisagreement('open')
    const other = await givenCrux(thread)
    const [cyd, dee, eve] = [await givenMember('Cyd'), await givenMember('Dee'), await givenMember('Eve')]
    for (const [who, numbers] of [
      [ada, ADA],
      [bob, BOB],
      [cyd, BOB],
    ] as const)
      await setStance(who, given(other, numbers), start)
    await setStance(dee, given(other, { credence: 80, main: 70, mark: 'crux' }), start)

    await setStance(eve, given(crux, { credence: 50, ifTrue: 95, ifFalse: 5, mark: 'crux' }), later(1))

    expect(await verifyScores()).toMatchObject({ drifted: [] })
    expect(await scoreOf(other)).toMatchObject({ imputed_share: 0.25 })
  })
})

describe('a double crux', () => {
  test('does not flicker: missing it by a point for less than a day changes nothing, and clearly missing it ends it at once', async () => {
    const { crux, ada, bob } = await aDisagreement()
    await setStance(ada, given(crux, ADA), start)
    await setStance(bob, given(crux, BOB), later(1))

    const nearly = { credence: 29, ifTrue: 90, ifFalse: 40 } // 19 points apart on it
    expect(await setStance(ada, given(crux, nearly), later(2))).toMatchObject({ state: 'double' })
    expect(await setStance(ada, given(crux, { ...nearly, mark: 'crux' }), later(60))).toMatchObject({
      state: 'double',
    })
    expect(await setStance(ada, given(crux, nearly), later(2 + 24 * 60))).toMatchObject({ state: 'open' })

    await setStance(ada, given(crux, ADA), later(2000))
    expect(await setStance(ada, given(crux, { ...ADA, credence: 15 }), later(2001))).toMatchObject({
      state: 'open',
    })
  })
})

describe('taking a stance back', () => {
  test('it counts no more, the history keeps it, and one may give another', async () => {
    const { crux, ada, bob } = await aDisagreement()
    await setStance(ada, given(crux, ADA), start)
    await setStance(ada, given(crux, { ...ADA, credence: 80 }), later(1))
    await setStance(bob, given(crux, BOB), later(2))

    expect(await retractStance(ada, crux, later(3))).toMatchObject({ state: 'open' })
    expect((await stancesOf(crux, ada.id)).map(([, , retracted]) => retracted)).toEqual([later(3), later(3)])
    expect(await scoreOf(crux)).toMatchObject({ holders: 1, status: 'too_few' })

    await setStance(ada, given(crux, ADA), later(4))
    expect(await scoreOf(crux)).toMatchObject({ holders: 2, status: 'pair' })
  })

  test('when it was the only one, no score is left over', async () => {
    const { crux, ada } = await aDisagreement()
    await setStance(ada, given(crux, ADA), start)
    await retractStance(ada, crux, later(1))

    expect(await scoreOf(crux)).toBeUndefined()
  })
})

test('a credence in the main claim is added with what moved it, and the same again changes nothing', async () => {
  const { thread, ada, bob } = await aDisagreement()
  const comment = await givenComment(thread, bob.id)
  const say = (credence: number, because: string | null, at: Date) =>
    setClaimStance(ada, { thread: thread.slug, credence, because }, at)
  await say(70, null, start)
  await say(70, null, later(1))
  await say(55, comment.ref, later(2))

  const rows = await tuples<[number, number | null]>(
    'claim-stances',
    'SELECT credence, cause_comment_id FROM claim_stance_event WHERE claim_id = $1 ORDER BY id',
    [thread.claimId],
  )
  expect(rows).toEqual([
    [70, null],
    [55, comment.id],
  ])
})

test('a form leaves out what was not answered, and takes a permalink for a comment', () => {
  const parsed = stanceInput.parse({
    crux: '7',
    credence: '90',
    ifTrue: '',
    main: '  ',
    mark: '',
    because: 'http://127.0.0.1:3000/threads/a-thread?sort=new#comment-c12',
  })
  expect(parsed).toEqual(given(7, { credence: 90, because: 'c12' }))
  for (const bad of [{ credence: '101' }, { credence: '9.5' }, { credence: 'many' }, { because: 'what?!' }])
    expect(stanceInput.safeParse({ crux: 1, ...bad }).success).toBe(false)
})
