import { describe, expect, test } from 'vitest'
import { type Actor, guest } from '@/lib/access/actor'
import { tuples } from '@/lib/server/db'
import { givenComment, givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { ADA, BOB, givenDisagreement, refusalOf, stanceOn, storedScore } from '@/lib/testing/stances'
import { verifyScores } from '../queries'
import { setClaimStance, setStance } from './commands'
import { stanceInput } from './schema'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

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
describe('giving a stance', () => {
  test('two people who differ on it open it and make it double, each step written down with its reason', async () => {
    const { crux, ada, bob } = await givenDisagreement()

    const first = await setStance(ada, stanceOn(crux, ADA), start)
    const second = await setStance(bob, stanceOn(crux, BOB), later(1))

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
    expect(await storedScore(crux)).toMatchObject({ status: 'pair', full: 2, double_pairs: 1 })
  })

  test('a change of mind is added, never written over, and what it does to the numbers is done at once', async () => {
    const { crux, ada, bob } = await givenDisagreement()
    await setStance(ada, stanceOn(crux, ADA), start)
    await setStance(bob, stanceOn(crux, BOB), later(1))
    const cyd = await givenMember('Cyd')
    await setStance(cyd, stanceOn(crux, BOB), later(2))
    const before = await storedScore(crux)

    const { state } = await setStance(ada, stanceOn(crux, { ...ADA, credence: 40 }), later(3))

    expect((await stancesOf(crux, ada.id)).map(([credence]) => credence)).toEqual([90, 40])
    // Ada at .40·.70 + .60·.30 = 46 against 26 twice: 2 pairs of (.40 - .10)·.40 = 12 points, of 3 + 10.
    expect(before?.score).toBeCloseTo((2 * 32) / 13, 8)
    expect((await storedScore(crux))?.score).toBeCloseTo((2 * 12) / 13, 8)
    expect(state).toBe('double')
    expect((await verifyScores()).drifted).toEqual([])
  })

  test('the same again writes nothing', async () => {
    const { crux, ada } = await givenDisagreement()
    await setStance(ada, stanceOn(crux, ADA), start)
    await setStance(ada, stanceOn(crux, ADA), later(1))
    await setStance(ada, stanceOn(crux, { ...ADA, mark: 'crux' }), later(2))

    expect((await stancesOf(crux, ada.id)).map(([, mark]) => mark)).toEqual([null, 'crux'])
  })

  test('how well they know it is kept beside the numbers, and moves none', async () => {
    const { crux, ada, bob } = await givenDisagreement()
    await setStance(bob, stanceOn(crux, BOB), start)
    await setStance(ada, stanceOn(crux, { ...ADA, confidence: 1 }), start)
    const before = await storedScore(crux)
    await setStance(ada, stanceOn(crux, { ...ADA, confidence: 1 }), later(1))
    await setStance(ada, stanceOn(crux, { ...ADA, confidence: 3 }), later(2))

    const said = await tuples(
      'known',
      'SELECT confidence FROM crux_stance_event WHERE user_id = $1 ORDER BY id',
      [ada.id],
    )
    expect(said).toEqual([[1], [3]])
    expect({ ...(await storedScore(crux)), computed_at: 0 }).toEqual({ ...before, computed_at: 0 })
    const now = await tuples(
      'known-now',
      'SELECT confidence FROM current_stance WHERE crux_id = $1 ORDER BY user_id',
      [crux],
    )
    expect(now).toEqual([[3], [null]])
    expect(await refusalOf(setStance(bob, stanceOn(crux, { confidence: 2 }), later(3)))).toMatchObject({
      code: 'invalid',
    })
    for (const confidence of ['0', '4', '1.5'])
      expect(stanceInput.safeParse({ crux, credence: 50, confidence }).success).toBe(false)
    expect(stanceInput.parse({ crux, confidence: '' }).confidence).toBeNull()
    await expect(
      tuples('known-bad', 'UPDATE crux_stance_event SET confidence = 4 WHERE user_id = $1', [ada.id]),
    ).rejects.toThrow('stance_confidence')
  })

  test('presses at the same moment are one after another', async () => {
    const { crux, ada } = await givenDisagreement()
    const presses = Array.from({ length: 8 }, (_, i) =>
      setStance(ada, stanceOn(crux, { ...ADA, credence: i }), start),
    )
    await Promise.all(presses)

    expect(await stancesOf(crux, ada.id)).toHaveLength(8)
    expect((await verifyScores()).drifted).toEqual([])
  })

  test('where one stands on the main claim goes with it, and the comment that moved one is credited', async () => {
    const { thread, crux, ada, bob } = await givenDisagreement()
    const comment = await givenComment(thread, bob.id)
    await setStance(ada, stanceOn(crux, { ...ADA, main: 66 }), start)
    await setStance(ada, stanceOn(crux, { ...ADA, credence: 60, main: 54, because: comment.ref }), later(1))

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
    const { thread, crux, ada, bob } = await givenDisagreement()
    const own = await givenComment(thread, ada.id)
    const elsewhere = await givenComment(await givenThread(), bob.id)

    for (const because of [own.ref, elsewhere.ref, 'nothing'])
      expect(await refusalOf(setStance(ada, stanceOn(crux, { ...ADA, because }), start))).toBeTruthy()
    expect(await stancesOf(crux, ada.id)).toEqual([])
  })

  test('“cannot tell” asks what keeps one from it, unless three numbers were given; “crux for me” asks nothing', async () => {
    const { crux, ada, bob } = await givenDisagreement()

    const refusal = await refusalOf(setStance(ada, stanceOn(crux, { mark: 'unsure', credence: 40 }), start))
    expect(refusal).toMatchObject({ code: 'invalid', field: 'note' })
    expect(await stancesOf(crux, ada.id)).toEqual([])

    await setStance(ada, stanceOn(crux, { mark: 'unsure', note: 'It depends on the price.' }), start)
    await setStance(ada, stanceOn(crux, { mark: 'crux' }), later(1))
    await setStance(bob, stanceOn(crux, { ...BOB, mark: 'unsure' }), start)
    expect((await stancesOf(crux, ada.id)).map(([, mark]) => mark)).toEqual(['unsure', 'crux'])
    expect((await stancesOf(crux, bob.id)).map(([, mark]) => mark)).toEqual(['unsure'])
  })

  test('“not a crux” asks why, unless the numbers say so already', async () => {
    const { crux, ada, bob } = await givenDisagreement()

    const refusal = await refusalOf(setStance(ada, stanceOn(crux, { mark: 'not_crux' }), start))
    expect(refusal).toMatchObject({ code: 'invalid', field: 'note' })

    await setStance(ada, stanceOn(crux, { mark: 'not_crux', note: 'It comes out the same.' }), start)
    await setStance(bob, stanceOn(crux, { credence: 50, ifTrue: 42, ifFalse: 40, mark: 'not_crux' }), start)
    expect(await stancesOf(crux, bob.id)).toHaveLength(1)
  })

  test('nothing at all is no stance; a guest has none; where it ended, or has no main claim, there is none to give', async () => {
    const { thread, crux, ada } = await givenDisagreement()
    const suspended: Actor = { ...ada, suspendedUntil: later(600) }
    expect(await refusalOf(setStance(ada, stanceOn(crux, {}), start))).toMatchObject({ code: 'invalid' })
    expect(await refusalOf(setStance(guest, stanceOn(crux, ADA), start))).toMatchObject({
      code: 'signed-out',
    })
    expect(await refusalOf(setStance(suspended, stanceOn(crux, ADA), start))).toMatchObject({
      code: 'forbidden',
    })
    expect(await refusalOf(setStance(ada, stanceOn(2_000_000, ADA), start))).toMatchObject({
      code: 'not-found',
    })

    const rejected = await givenCrux(thread, { state: 'rejected' })
    expect(await refusalOf(setStance(ada, stanceOn(rejected, ADA), start))).toMatchObject({
      code: 'conflict',
    })
    await tuples('no-claim', `DELETE FROM claim WHERE thread_id = $1`, [thread.id])
    expect(await refusalOf(setStance(ada, stanceOn(crux, ADA), start))).toMatchObject({ code: 'conflict' })
  })

  test('a mark without numbers rests on those who gave both, so their change is felt on every crux of the thread', async () => {
    const { thread, crux, ada, bob } = await givenDisagreement('open')
    const other = await givenCrux(thread)
    const [cyd, dee, eve] = [await givenMember('Cyd'), await givenMember('Dee'), await givenMember('Eve')]
    for (const [who, numbers] of [
      [ada, ADA],
      [bob, BOB],
      [cyd, BOB],
    ] as const)
      await setStance(who, stanceOn(other, numbers), start)
    await setStance(dee, stanceOn(other, { credence: 80, main: 70, mark: 'crux' }), start)

    await setStance(eve, stanceOn(crux, { credence: 50, ifTrue: 95, ifFalse: 5, mark: 'crux' }), later(1))

    expect(await verifyScores()).toMatchObject({ drifted: [] })
    expect(await storedScore(other)).toMatchObject({ imputed_share: 0.25 })
  })
})

test('a credence in the main claim is added with what moved it, and the same again changes nothing', async () => {
  const { thread, ada, bob } = await givenDisagreement()
  const comment = await givenComment(thread, bob.id)
  const say = (credence: number, because: string | null, at: Date) =>
    setClaimStance(ada, { thread: thread.slug, claim: null, credence, because }, at)
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
  expect(parsed).toEqual(stanceOn(7, { credence: 90, because: 'c12' }))
  for (const bad of [{ credence: '101' }, { credence: '9.5' }, { credence: 'many' }, { because: 'what?!' }])
    expect(stanceInput.safeParse({ crux: 1, ...bad }).success).toBe(false)
})
