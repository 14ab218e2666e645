import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { tuples } from '@/lib/server/db'
import { givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { refusalOf } from '@/lib/testing/stances'
import { addRelation, removeRelation } from '../linking/commands'
import { mergeCrux } from '../moving/commands'
import { PROPOSALS_A_DAY } from '../policy'
import { weighTogether } from './commands'
import { readParts } from './queries'

const now = new Date('2026-03-01T12:00:00Z')

async function givenThree() {
  const thread = await givenThread()
  const ada = await givenMember('Ada')
  const cruxes = [await givenCrux(thread), await givenCrux(thread), await givenCrux(thread)] as const
  return { thread, ada, cruxes }
}
const weigh = (who: Member, parts: readonly number[], statement: string | null = null) =>
  weighTogether(who, { parts: [...parts], statement }, now)
const partsOf = (whole: number) =>
  tuples<[number, string]>(
    'parts-of',
    'SELECT from_id, type::text FROM crux_relation WHERE to_id = $1 ORDER BY from_id',
    [whole],
  )

test('two cruxes weighed together are a third, which says that both hold, and which anybody may answer', async () => {
  const { ada, cruxes } = await givenThree()
  const [one, two] = cruxes
  const { crux, isNew, label } = await weigh(ada, [one, two])

  expect([isNew, label]).toEqual([true, 'C4'])
  expect(await partsOf(crux)).toEqual([
    [one, 'conjunct_of'],
    [two, 'conjunct_of'],
  ])
  const [row] = await tuples<[string, string, string]>(
    'a-whole',
    'SELECT statement, kind::text, state::text FROM crux WHERE id = $1',
    [crux],
  )
  expect(row).toEqual([
    'Both hold: It will be ready by June; It will be ready by June.',
    'empirical',
    'proposed',
  ])
  expect((await readParts(crux, ada.id)).map(({ label }) => label)).toEqual(['C1', 'C2'])
})

test('asked for again, in any order and by anybody, it is the same one', async () => {
  const { ada, cruxes } = await givenThree()
  const [one, two, three] = cruxes
  const first = await weigh(ada, [one, two])
  expect(await weigh(ada, [two, one], 'In other words.')).toMatchObject({ crux: first.crux, isNew: false })
  const bob = await givenMember('Bob')
  expect(await addRelation(bob, { crux: two, type: 'conjunct_of', to: one }, now)).toMatchObject({
    crux: first.crux,
  })
  expect((await weigh(bob, [one, two, three])).crux).not.toBe(first.crux)
})

test('two people who ask for it at the same moment get one', async () => {
  const { ada, cruxes } = await givenThree()
  const bob = await givenMember('Bob')
  const [one, two] = cruxes
  const both = await Promise.all([weigh(ada, [one, two], 'Both of it.'), weigh(bob, [two, one], 'The two.')])

  expect(new Set(both.map(({ crux }) => crux)).size).toBe(1)
  expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
  expect(await partsOf(both[0].crux)).toHaveLength(2)
})

test('is refused of one alone, across threads, of what has ended, and of a sixth within a day', async () => {
  const { thread, ada, cruxes } = await givenThree()
  const [one, two, three] = cruxes
  const elsewhere = await givenCrux(await givenThread())
  expect((await refusalOf(weigh(ada, [one]))).code).toBe('invalid')
  expect((await refusalOf(weigh(ada, [one, elsewhere]))).message).toMatch(/within one thread only/)
  expect((await refusalOf(weigh(ada, [one, 2_000_000_000]))).code).toBe('not-found')
  const over = await givenCrux(thread, { state: 'rejected' })
  expect((await refusalOf(weigh(ada, [one, over]))).message).toBe(
    'C4 is rejected: weigh together what is still open.',
  )
  const others = []
  for (let i = 0; i < PROPOSALS_A_DAY; i++) others.push(await givenCrux(thread))
  for (const [i, other] of others.entries()) await weigh(ada, [one, other], `Both of number ${i} hold.`)
  expect((await refusalOf(weigh(ada, [two, three]))).code).toBe('too-fast')
})

test('a crux in these words already becomes the whole, unless it is one of theirs', async () => {
  const { ada, cruxes } = await givenThree()
  const [one, two, three] = cruxes
  await tuples('word-it', `UPDATE crux SET statement = 'Both come.' WHERE id = $1`, [three])
  expect((await refusalOf(weigh(ada, [one, three], 'Both come.'))).message).toBe(
    'C3 is in these words already: say it in others.',
  )
  expect(await weigh(ada, [one, two], 'both come.')).toMatchObject({ crux: three, isNew: false })
})

test('a whole is never a part of itself, not even for whoever writes past the forum', async () => {
  const { ada, cruxes } = await givenThree()
  const [one, two] = cruxes
  const { crux } = await weigh(ada, [one, two])
  const back = tuples(
    'circle',
    `INSERT INTO crux_relation (from_id, to_id, type) VALUES ($1, $2, 'conjunct_of')`,
    [crux, one],
  )
  await expect(back).rejects.toThrow(/in a circle/)
})

test('a whole is not weighed with its own part, and what an older document said of two gives way to their whole', async () => {
  const { ada, cruxes } = await givenThree()
  const [one, two, three] = cruxes
  const { crux } = await weigh(ada, [one, two])
  expect((await refusalOf(weigh(ada, [crux, one]))).message).toBe(
    'C1 is one part of C4 already: C4 is the two together.',
  )
  await tuples('older', `INSERT INTO crux_relation (from_id, to_id, type) VALUES ($1, $2, 'conjunct_of')`, [
    two,
    three,
  ])
  const other = await weigh(ada, [two, three], 'The later two hold.')
  expect((await partsOf(other.crux)).map(([id]) => id)).toEqual([two, three])
  expect(await partsOf(three)).toEqual([])
})

test('what a part is merged into takes its place', async () => {
  const { ada, cruxes } = await givenThree()
  const [one, two, three] = cruxes
  const { crux } = await weigh(ada, [one, two])
  const moderator = await givenMember('Mo', 'moderator')
  await mergeCrux(moderator, { crux: two, into: three, reason: 'They say the same.' }, now)
  expect((await readParts(crux, null)).map(({ id }) => id)).toEqual([one, three])
  // Into the whole itself nothing follows.
  await mergeCrux(moderator, { crux: one, into: crux, reason: 'It is said there.' }, now)
  expect(await readParts(crux, null)).toEqual([])
})

test('one part taken away of two takes both; of three it leaves the others', async () => {
  const { ada, cruxes } = await givenThree()
  const [one, two, three] = cruxes
  const all = await weigh(ada, cruxes)
  const gone = (crux: number, to: number) =>
    removeRelation(ada, { crux, type: 'conjunct_of', to, reason: null }, now)
  await gone(three, all.crux)
  expect((await partsOf(all.crux)).map(([id]) => id)).toEqual([one, two])
  await gone(one, all.crux)
  expect(await partsOf(all.crux)).toEqual([])
  const parted = await tuples<[number]>(
    'parted',
    `SELECT crux_id FROM crux_event WHERE kind = 'unrelated' AND (before ->> 'to')::int = $1 ORDER BY id`,
    [all.crux],
  )
  expect(parted.map(([id]) => id).sort()).toEqual([...cruxes].sort())
})
