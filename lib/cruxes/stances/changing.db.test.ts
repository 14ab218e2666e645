import { describe, expect, test } from 'vitest'
import { tuples } from '@/lib/server/db'
import { ADA, BOB, givenDisagreement, stanceOn, storedScore } from '@/lib/testing/stances'
import { retractStance, setStance } from './commands'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const stancesOf = (crux: number, user: number) =>
  tuples<[number | null, string | null, Date | null]>(
    'own-stances',
    'SELECT credence, mark::text, retracted_at FROM crux_stance_event WHERE crux_id = $1 AND user_id = $2 ORDER BY id',
    [crux, user],
  )
describe('a double crux', () => {
  test('does not flicker: missing it by a point for less than a day changes nothing, and clearly missing it ends it at once', async () => {
    const { crux, ada, bob } = await givenDisagreement()
    await setStance(ada, stanceOn(crux, ADA), start)
    await setStance(bob, stanceOn(crux, BOB), later(1))

    const nearly = { credence: 29, ifTrue: 90, ifFalse: 40 } // 19 points apart on it
    expect(await setStance(ada, stanceOn(crux, nearly), later(2))).toMatchObject({ state: 'double' })
    expect(await setStance(ada, stanceOn(crux, { ...nearly, mark: 'crux' }), later(60))).toMatchObject({
      state: 'double',
    })
    expect(await setStance(ada, stanceOn(crux, nearly), later(2 + 24 * 60))).toMatchObject({ state: 'open' })

    await setStance(ada, stanceOn(crux, ADA), later(2000))
    expect(await setStance(ada, stanceOn(crux, { ...ADA, credence: 15 }), later(2001))).toMatchObject({
      state: 'open',
    })
  })
})

describe('taking a stance back', () => {
  test('it counts no more, the history keeps it, and one may give another', async () => {
    const { crux, ada, bob } = await givenDisagreement()
    await setStance(ada, stanceOn(crux, ADA), start)
    await setStance(ada, stanceOn(crux, { ...ADA, credence: 80 }), later(1))
    await setStance(bob, stanceOn(crux, BOB), later(2))

    expect(await retractStance(ada, crux, later(3))).toMatchObject({ state: 'open' })
    expect((await stancesOf(crux, ada.id)).map(([, , retracted]) => retracted)).toEqual([later(3), later(3)])
    expect(await storedScore(crux)).toMatchObject({ holders: 1, status: 'too_few' })

    await setStance(ada, stanceOn(crux, ADA), later(4))
    expect(await storedScore(crux)).toMatchObject({ holders: 2, status: 'pair' })
  })

  test('when it was the only one, no score is left over', async () => {
    const { crux, ada } = await givenDisagreement()
    await setStance(ada, stanceOn(crux, ADA), start)
    await retractStance(ada, crux, later(1))

    expect(await storedScore(crux)).toBeUndefined()
  })
})
