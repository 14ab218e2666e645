import { expect, test } from 'vitest'
import { transaction, tuples } from '@/lib/server/db'
import { givenCrux, givenPerson, givenStance, givenThread } from '@/lib/testing/crux-world'
import { refreshScores } from '../commands'
import { readDisagreement } from '../facts/queries'
import { railOf } from '../rail'
import { divideStale, divideThread } from './commands'
import { readDivision, readGroupSizes } from './queries'

const NOW = new Date('2026-02-01T10:00:00Z')

/** Two camps on four cruxes, `each` people in each. */
async function givenCamps(each: number) {
  const thread = await givenThread()
  const cruxes: number[] = []
  for (let i = 0; i < 4; i++) cruxes.push(await givenCrux(thread))
  const people: number[] = []
  for (let i = 0; i < 2 * each; i++) {
    const user = await givenPerson()
    people.push(user)
    const isFor = i < each
    for (const crux of cruxes)
      await givenStance(thread, crux, user, {
        credence: (isFor ? 85 : 15) + (i % 5),
        ifTrue: isFor ? 80 : 60,
        ifFalse: 25,
      })
  }
  await transaction((query) => refreshScores(query, cruxes))
  const long = new Date('2026-01-01T00:00:00Z')
  await tuples('test-quiet', 'UPDATE crux SET last_activity_at = $2 WHERE id = ANY($1)', [cruxes, long])
  return { thread, cruxes, people }
}

test('from eight people on who differ clearly, two groups are kept, and the rail speaks of them', async () => {
  const { thread } = await givenCamps(5)

  await divideThread(thread.id, NOW)

  expect(await readGroupSizes(thread.id)).toEqual(
    new Map([
      ['A', 5],
      ['B', 5],
    ]),
  )
  const { main, cruxes, groups } = await readDisagreement(thread.id)
  const { lines } = railOf('It will work.', main, cruxes, null, groups)
  const said = Object.values(lines)
    .flat()
    .map(({ sentence }) => sentence)
  expect(said.join(' ')).toContain('groups A and B')
})

test('seven people form no groups', async () => {
  const { thread } = await givenCamps(3)
  await divideThread(thread.id, NOW)
  expect(await readGroupSizes(thread.id)).toEqual(new Map())
  expect((await readDivision(thread.id)).memory).toBeNull()
})

test('to divide again without a new stance changes nothing; two at once do not disturb each other', async () => {
  const { thread, cruxes } = await givenCamps(5)
  await divideThread(thread.id, NOW)
  const before = await readDivision(thread.id)
  await divideThread(thread.id, new Date(NOW.getTime() + 60_000))
  expect(await readDivision(thread.id)).toEqual(before)

  await givenStance(thread, cruxes[0] ?? 0, await givenPerson(), { credence: 90 })
  await Promise.all([divideThread(thread.id, NOW), divideThread(thread.id, NOW)])
  const after = await readDivision(thread.id)
  expect(after.inputHash).not.toBe(before.inputHash)
  expect(after.memory?.places.size).toBe(11)
  expect(after.memory?.k).toBe(2)
})

test('the chore divides whom nobody has divided yet, and again when somebody has taken a stance', async () => {
  const { thread, cruxes } = await givenCamps(4)
  await divideStale(NOW)
  const before = await readDivision(thread.id)
  expect(before.memory?.k).toBe(2)

  const later = new Date(NOW.getTime() + 3_600_000)
  await givenStance(thread, cruxes[0] ?? 0, await givenPerson(), { credence: 90 })
  await divideStale(later)
  expect(await readDivision(thread.id)).toEqual(before)
  await tuples('test-lively', 'UPDATE crux SET last_activity_at = $2 WHERE id = $1', [cruxes[0], later])
  await divideStale(new Date(later.getTime() + 60_000))
  expect((await readDivision(thread.id)).memory?.places.size).toBe(9)
})
