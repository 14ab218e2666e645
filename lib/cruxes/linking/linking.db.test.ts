import { expect, test } from 'vitest'
import { tuples } from '@/lib/server/db'
import { givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { refusalOf } from '@/lib/testing/stances'
import { addRelation, removeRelation } from './commands'
import type { Relation } from './kinds'

const now = new Date('2026-03-01T12:00:00Z')

async function givenThree() {
  const thread = await givenThread()
  const ada = await givenMember('Ada')
  const cruxes = [await givenCrux(thread), await givenCrux(thread), await givenCrux(thread)] as const
  const relate = (crux: number, type: Relation, to: number) => addRelation(ada, { crux, type, to }, now)
  return { ada, cruxes, relate }
}
const linked = (crux: number) =>
  tuples<[number, string]>('linked', 'SELECT to_id, type::text FROM crux_relation WHERE from_id = $1', [crux])

test('cruxes rest on one another, and never in a circle', async () => {
  const { cruxes, relate } = await givenThree()
  const [one, two, three] = cruxes
  await relate(one, 'depends_on', two)
  await relate(two, 'depends_on', three)

  expect((await refusalOf(relate(three, 'depends_on', one))).message).toMatch(/in a circle/)
  expect((await refusalOf(relate(two, 'depends_on', one))).message).toMatch(/in a circle/)
  await relate(three, 'evidence_for', one)
  expect(await linked(three)).toEqual([[one, 'evidence_for']])
})

test('the two ends of a circle, added at the same moment, are not both let in', async () => {
  const { cruxes, relate } = await givenThree()
  const [one, two] = cruxes
  const both = await Promise.allSettled([relate(one, 'depends_on', two), relate(two, 'depends_on', one)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('what holds both ways is said once, and nothing stands in relation to itself or another thread', async () => {
  const { cruxes, relate } = await givenThree()
  const [one, two] = cruxes
  await relate(one, 'contradicts', two)
  expect((await refusalOf(relate(two, 'contradicts', one))).message).toBe('They are related so already.')
  expect((await refusalOf(relate(one, 'refines', one))).code).toBe('invalid')
  expect((await refusalOf(relate(one, 'refines', await givenCrux(await givenThread())))).code).toBe(
    'conflict',
  )
})

test('is taken away by whoever added it, or a moderator, and by nobody else', async () => {
  const { cruxes, relate, ada } = await givenThree()
  const [one, two] = cruxes
  const given = { crux: one, type: 'refines', to: two, reason: null } as const
  await relate(one, 'refines', two)
  expect((await refusalOf(removeRelation(await givenMember('Bob'), given, now))).code).toBe('forbidden')
  await removeRelation(ada, given, now)
  expect(await linked(one)).toEqual([])
})
