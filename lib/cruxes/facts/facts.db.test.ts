import { afterEach, expect, test, vi } from 'vitest'
import { pool } from '@/lib/server/db'
import { givenCrux, givenPerson, givenStance, givenThread } from '@/lib/testing/crux-world'
import { ADA, BOB, givenDisagreement, stanceOn } from '@/lib/testing/stances'
import { readThreadCruxes } from '../queries'
import { setClaimStance, setStance } from '../stances/commands'
import { readDisagreement } from './queries'

afterEach(() => vi.restoreAllMocks())

test('“Where we disagree” costs one query, however many cruxes and people there are', async () => {
  const thread = await givenThread()
  for (let crux = 0; crux < 7; crux++) {
    const id = await givenCrux(thread)
    for (let person = 0; person < 5; person++) await givenStance(thread, id, await givenPerson(), ADA)
  }
  const asked = vi.spyOn(pool, 'query')

  const { cruxes } = await readDisagreement(thread.id)

  expect(asked).toHaveBeenCalledTimes(1)
  expect(cruxes.map(({ stances }) => stances.length)).toEqual([5, 5, 5, 5, 5, 5, 5])
})

test('it says what the exports say, with the scores as they are stored', async () => {
  const { thread, crux, ada, bob } = await givenDisagreement()
  const now = new Date('2026-03-01T10:00:00Z')
  await setStance(ada, stanceOn(crux, ADA), now)
  await setStance(bob, stanceOn(crux, BOB), now)
  await setClaimStance(ada, { thread: thread.slug, claim: null, credence: 70, because: null }, now)

  const { main, cruxes, blindFirst } = await readDisagreement(thread.id)

  expect(blindFirst).toBe(true)
  expect(cruxes).toEqual(await readThreadCruxes(thread.id))
  expect(main).toEqual([{ userId: ada.id, credence: 70 }])
  expect(cruxes[0]?.score).toMatchObject({ status: 'pair' })
})

test('a thread without a main claim has cruxes and nothing else', async () => {
  const thread = await givenThread({ blind_first: false })
  await givenCrux(thread)

  expect(await readDisagreement(thread.id)).toMatchObject({ blindFirst: false, main: [] })
  expect(await readDisagreement(0)).toMatchObject({ blindFirst: true, main: [], cruxes: [] })
})
