import { expect, test } from 'vitest'
import { transaction, tuples } from '@/lib/server/db'
import { givenCrux } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { ADA, BOB, givenDisagreement, stanceOn, storedScore } from '@/lib/testing/stances'
import { verifyScores } from '../queries'
import { holdCrux } from '../settling/commands'
import { giveStance, setStance } from './commands'

const now = new Date('2026-03-01T12:00:00Z')

const driftOf = async (...cruxes: number[]) =>
  (await verifyScores()).drifted.filter(({ cruxId }) => cruxes.includes(cruxId))

/** Until some transaction waits for another one. */
async function untilOneWaits(): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const waiting = await tuples(
      'who-waits',
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      [],
    )
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nobody waits')
}

test('two who write on two cruxes of a thread at once both count in the scores', async () => {
  const { thread, crux: one, ada, bob } = await givenDisagreement()
  const other = await givenCrux(thread)
  const [cyd, dan] = [await givenMember('Cyd'), await givenMember('Dan')]
  await setStance(cyd, stanceOn(one, { mark: 'crux' }), now)
  await setStance(ada, stanceOn(one, ADA), now)
  await setStance(dan, stanceOn(other, ADA), now)

  const marking = await transaction(async (query) => {
    const crux = await holdCrux(query, bob, one, now)
    const percents = { ...BOB, main: null }
    await giveStance(
      query,
      crux,
      bob,
      { percents, mark: null, note: null, confidence: null, causeId: null },
      now,
    )
    // Dan's mark binds the score of the first crux too, and he does not see Bob's numbers yet.
    const begun = setStance(dan, stanceOn(other, { ...ADA, mark: 'crux' }), now)
    await untilOneWaits()
    return { begun }
  })
  await marking.begun

  expect(await storedScore(one)).toMatchObject({ holders: 3, full: 2 })
  expect(await driftOf(one, other)).toEqual([])
})

test('two who mark two cruxes of a thread at once do not wait for each other for ever', async () => {
  const { thread, crux: one, ada, bob } = await givenDisagreement()
  const other = await givenCrux(thread)
  for (let i = 0; i < 5; i++) {
    const credence = 50 + i
    await Promise.all([
      setStance(ada, stanceOn(one, { ...ADA, credence, mark: 'crux' }), now),
      setStance(bob, stanceOn(other, { ...BOB, credence, mark: 'crux' }), now),
    ])
  }
  expect(await driftOf(one, other)).toEqual([])
})
