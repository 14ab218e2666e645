import fc from 'fast-check'
import { expect, test } from 'vitest'
import { transaction, tuples } from '@/lib/server/db'
import { givenCrux, givenPerson, givenStance, givenThread } from '@/lib/testing/crux-world'
import { rulesOf, SWINGS } from '../settings/swing'
import { readFacts } from '../settling/queries'
import { peopleSay } from './people'

const percent = fc.option(fc.constantFrom(0, 5, 10, 30, 50, 70, 95, 100), { freq: 6, nil: null })
const said = fc
  .record({
    person: fc.nat(4),
    claim: fc.nat(2),
    percents: fc.record({ credence: percent, ifTrue: percent, ifFalse: percent, main: fc.constant(null) }),
    mark: fc.option(fc.constantFrom('crux' as const, 'not_crux' as const, 'unsure' as const), { nil: null }),
  })
  .filter(
    ({ percents, mark }) =>
      mark !== null || Object.values(percents).some((one: number | null) => one !== null),
  )
const world = fc.uniqueArray(said, {
  maxLength: 12,
  selector: ({ person, claim }) => `${person} ${claim}`,
})

test('the database and the pure rule count the same people, whichever claims they answer for', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => givenPerson('Ada')))
  await fc.assert(
    fc.asyncProperty(world, fc.constantFrom(...SWINGS), async (all, swing) => {
      const thread = await givenThread({ crux_swing: swing })
      const rows = await tuples<[number]>(
        'further-claims',
        `INSERT INTO claim (thread_id, ref, position, text) VALUES ($1, 'k2', 1, 'Two.'), ($1, 'k3', 2, 'Three.') RETURNING id`,
        [thread.id],
      )
      const claims = [thread.claimId, ...rows.map(([id]) => id)]
      const crux = await givenCrux(thread)
      await tuples(
        'for-all',
        'INSERT INTO crux_claim (crux_id, claim_id) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING',
        [crux, claims],
      )
      const stances = all.map(({ person, claim, percents, mark }) => ({
        userId: people[person] ?? 0,
        claimId: claims[claim] ?? 0,
        percents,
        mark,
      }))
      for (const { userId, claimId, percents, mark } of stances)
        await givenStance({ ...thread, claimId }, crux, userId, percents, mark)

      const facts = await transaction((query) =>
        readFacts(query, crux, { moverId: null, outcome: null, now: new Date() }),
      )

      const { holders, notCruxMarks, saysCrux } = facts
      expect({ holders, notCruxMarks, saysCrux }).toEqual(peopleSay(stances, rulesOf(swing).crux))
    }),
    { numRuns: 60 },
  )
})
