import { describe, expect, test } from 'vitest'
import { guest } from '@/lib/access/actor'
import { tuples } from '@/lib/server/db'
import { givenMember } from '@/lib/testing/member'
import { ADA, BOB, givenDisagreement, refusalOf, stanceOn, storedScore } from '@/lib/testing/stances'
import { setStance } from '../stances/commands'
import { agreeTo, answerAgain, moveCrux, setCriteria } from './commands'
import type { MoveInput } from './schema'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const wish = (crux: number, to: MoveInput['to'], over: Partial<MoveInput> = {}): MoveInput => ({
  crux,
  to,
  reason: 'Because.',
  outcome: null,
  ...over,
})
const rowOf = async (crux: number) => {
  const [row] = await tuples<[string, string | null, string | null, boolean, number | null]>(
    'a-crux',
    `SELECT state::text, outcome::text, outcome_note, resolved_at IS NOT NULL, merged_into_id FROM crux WHERE id = $1`,
    [crux],
  )
  const [state, outcome, note, isResolved, mergedInto] = row ?? []
  return { state, outcome, note, isResolved, mergedInto }
}
const told = async (user: number) =>
  (
    await tuples<[string]>('told', 'SELECT kind::text FROM notification WHERE user_id = $1 ORDER BY id', [
      user,
    ])
  ).map(([kind]) => kind)

/** Ada and Bob, who stand apart, and a moderator; criteria known before anybody answered. */
async function givenFairTest() {
  const world = await givenDisagreement()
  const mo = await givenMember('Mo', 'moderator')
  await setCriteria(
    mo,
    { crux: world.crux, criteria: 'The town’s own report.', resolveBy: '2026-06-01' },
    start,
  )
  await setStance(world.ada, stanceOn(world.crux, ADA), later(1))
  await setStance(world.bob, stanceOn(world.crux, BOB), later(2))
  return { ...world, mo }
}

describe('a moderator', () => {
  test('resolves it by criteria set before, and both who answered are told and asked again', async () => {
    const { crux, ada, bob, mo } = await givenFairTest()
    const { state } = await moveCrux(
      mo,
      wish(crux, 'resolved', { outcome: 'true', reason: 'It was open.' }),
      later(3),
    )

    expect(state).toBe('resolved')
    expect(await rowOf(crux)).toMatchObject({ outcome: 'true', note: 'It was open.', isResolved: true })
    expect(await told(ada.id)).toEqual(['double_crux', 'crux'])
    expect(await told(bob.id)).toEqual(['double_crux', 'crux'])
    expect(await answerAgain(ada, { crux, claim: null, main: 75 }, later(4))).toMatchObject({
      foretold: 70,
      main: 75,
    })
    expect(await answerAgain(bob, { crux, claim: null, main: 40 }, later(4))).toMatchObject({ foretold: 62 })
    expect(
      await refusalOf(answerAgain(await givenMember('Cyd'), { crux, claim: null, main: 1 }, later(4))),
    ).toMatchObject({
      code: 'forbidden',
    })
  })

  test('cannot resolve it by criteria that came after the stances, until these are given again', async () => {
    const { crux, ada, bob } = await givenDisagreement()
    const mo = await givenMember('Mo', 'moderator')
    await setStance(ada, stanceOn(crux, ADA), start)
    await setStance(bob, stanceOn(crux, BOB), start)
    await setCriteria(mo, { crux, criteria: 'The report.', resolveBy: null }, later(1))
    const resolve = (at: number) => moveCrux(mo, wish(crux, 'resolved', { outcome: 'false' }), later(at))
    expect((await refusalOf(resolve(2))).message).toMatch(/criteria that were set before/)

    // The very same numbers, said again by people who now know the criteria.
    await setStance(ada, stanceOn(crux, ADA), later(3))
    await setStance(bob, stanceOn(crux, BOB), later(3))
    expect((await resolve(4)).state).toBe('resolved')
  })

  test('who has a stance on it leaves the end of it to another', async () => {
    const { crux, mo } = await givenFairTest()
    await setStance(mo, stanceOn(crux, { credence: 50 }), later(3))

    const refusal = await refusalOf(moveCrux(mo, wish(crux, 'resolved', { outcome: 'true' }), later(4)))
    expect(refusal.message).toBe('You have a stance on it yourself: ask another moderator.')
  })

  test('takes a double crux back for as long as they say, and no longer', async () => {
    const { crux, ada, mo } = await givenFairTest()
    expect((await moveCrux(mo, wish(crux, 'open'), later(3))).state).toBe('open')
    expect((await setStance(ada, stanceOn(crux, { ...ADA, credence: 95 }), later(4))).state).toBe('open')
    expect((await moveCrux(mo, wish(crux, 'double'), later(5))).state).toBe('double')
  })

  test('reopens what was ended by mistake: the outcome is gone, and the numbers decide what it is', async () => {
    const { crux, mo } = await givenFairTest()
    await moveCrux(mo, wish(crux, 'resolved', { outcome: 'true' }), later(3))
    expect((await moveCrux(mo, wish(crux, 'open'), later(4))).state).toBe('double')
    expect(await rowOf(crux)).toMatchObject({ outcome: null, note: null, isResolved: false })
  })

  test('gives a reason for everything, and goes only where the table leads', async () => {
    const { crux } = await givenDisagreement()
    const mo = await givenMember('Mo', 'moderator')
    const refused = async (to: MoveInput['to'], over: Partial<MoveInput> = {}) =>
      (await refusalOf(moveCrux(mo, wish(crux, to, over), start))).message

    expect(await refused('parked', { reason: '' })).toMatch(/Give a reason/)
    expect(await refused('resolved', { outcome: 'true' })).toBe(
      'It is proposed, and cannot become resolved from there.',
    )
    expect(await refused('double')).toBe('It is proposed, and cannot become double crux from there.')
    expect((await moveCrux(mo, wish(crux, 'open'), start)).state).toBe('open')
  })
})

describe('members', () => {
  test('cannot move it as they like', async () => {
    const { crux, ada } = await givenFairTest()
    expect((await refusalOf(moveCrux(ada, wish(crux, 'rejected'), later(3)))).message).toEqual(
      expect.stringMatching(/^Only moderators of/),
    )
    expect((await refusalOf(moveCrux(guest, wish(crux, 'parked'), later(3)))).code).toBe('signed-out')
  })

  test('on opposite sides end it together when both call it the same', async () => {
    const { crux, ada, bob } = await givenFairTest()
    const misunderstanding = { crux, outcome: 'misunderstanding' } as const
    expect((await agreeTo(ada, { crux, outcome: 'value_difference' }, later(3))).state).toBe('double')
    expect((await agreeTo(bob, misunderstanding, later(4))).state).toBe('double')
    expect((await agreeTo(ada, misunderstanding, later(5))).state).toBe('dissolved')
    expect(await rowOf(crux)).toMatchObject({ outcome: 'misunderstanding', isResolved: true })
  })

  test('who agree that it came true leave the resolving to a moderator, who needs no criteria then', async () => {
    const { crux, ada, bob } = await givenDisagreement()
    const mo = await givenMember('Mo', 'moderator')
    await setStance(ada, stanceOn(crux, ADA), start)
    await setStance(bob, stanceOn(crux, BOB), start)
    for (const one of [ada, bob]) await agreeTo(one, { crux, outcome: 'true' }, later(1))

    expect((await rowOf(crux)).state).toBe('double')
    expect((await moveCrux(mo, wish(crux, 'resolved', { outcome: 'true' }), later(2))).state).toBe('resolved')
    expect((await storedScore(crux))?.full).toBe(2)
  })

  test('without a stance have no say in how it ended', async () => {
    const { crux } = await givenFairTest()
    const cyd = await givenMember('Cyd')
    expect((await refusalOf(agreeTo(cyd, { crux, outcome: 'true' }, later(3)))).message).toMatch(
      /Give your stance first/,
    )
  })
})
