import { expect, test } from 'vitest'
import { tuples } from '@/lib/server/db'
import { givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { ADA, BOB, givenDisagreement, refusalOf, stanceOn } from '@/lib/testing/stances'
import { mergeCrux } from '../moving/commands'
import { setStance } from '../stances/commands'
import { takeAlong } from './commands'

const now = new Date('2026-03-01T12:00:00Z')
const credences = async (crux: number) =>
  (
    await tuples<[number]>(
      'credences',
      'SELECT credence FROM current_stance WHERE crux_id = $1 ORDER BY id',
      [crux],
    )
  ).map(([credence]) => credence)

test('what was said on a merged crux moves only when its owner takes it along', async () => {
  const { thread, crux, ada, bob } = await givenDisagreement('open')
  const [into, mo] = [await givenCrux(thread), await givenMember('Mo', 'moderator')]
  await setStance(ada, stanceOn(crux, ADA), now)
  await setStance(bob, stanceOn(crux, BOB), now)
  await setStance(bob, stanceOn(into, { ...BOB, credence: 15 }), now)
  const merged = await mergeCrux(mo, { crux, into, reason: 'They say the same.' }, now)

  expect(merged).toMatchObject({ state: 'merged', into })
  expect(await credences(into)).toEqual([15])
  await takeAlong(ada, crux, now)
  expect(await credences(into)).toEqual([15, 90])
  expect((await refusalOf(takeAlong(bob, crux, now))).message).toMatch(
    /have a stance on the other crux already/,
  )
  expect((await refusalOf(takeAlong(await givenMember('Cyd'), crux, now))).code).toBe('not-found')
})

test('a crux is merged into another that stands, in its own thread', async () => {
  const { thread, crux } = await givenDisagreement('open')
  const mo = await givenMember('Mo', 'moderator')
  const [gone, elsewhere] = [
    await givenCrux(thread, { state: 'rejected' }),
    await givenCrux(await givenThread()),
  ]
  const refused = async (into: number) =>
    (await refusalOf(mergeCrux(mo, { crux, into, reason: 'So.' }, now))).message

  expect(await refused(crux)).toBe('A crux cannot be merged into itself.')
  expect(await refused(elsewhere)).toBe('Cruxes can be merged within one thread only.')
  expect(await refused(gone)).toBe('The other crux is rejected; choose one that stands.')
})

test('two moderators who merge each into the other at once do not both have their way', async () => {
  const { thread, crux } = await givenDisagreement('open')
  const [other, mo, max] = [
    await givenCrux(thread),
    await givenMember('Mo', 'moderator'),
    await givenMember('Max', 'moderator'),
  ]
  const both = await Promise.allSettled([
    mergeCrux(mo, { crux, into: other, reason: 'So.' }, now),
    mergeCrux(max, { crux: other, into: crux, reason: 'So.' }, now),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
