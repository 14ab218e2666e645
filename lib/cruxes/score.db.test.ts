import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transaction, tuples } from '@/lib/server/db'
import { type GivenThread, givenCrux, givenPerson, givenStance, givenThread } from '@/lib/testing/crux-world'
import { refreshScores } from './commands'
import { type Holder, typicalSwing } from './impute'
import { bestDoubleCruxMargin } from './pair'
import { saysCrux } from './person'
import { verifyScores } from './queries'
import { cruxScore } from './score'
import { rulesOf, SWINGS, type Swing, USUAL_SWING } from './settings/swing'
import { toStance } from './stance'

/** Few values, so that ties, thresholds met exactly and people who stand level come up all the time. */
const round = fc.constantFrom(0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 95, 100)
const percent = fc.oneof(round, fc.integer({ min: 0, max: 100 }))
const maybe = fc.option(percent, { freq: 4, nil: null })
const mark = fc.option(fc.constantFrom('crux' as const, 'not_crux' as const, 'unsure' as const), {
  nil: null,
})
const full = fc.record({ credence: percent, ifTrue: percent, ifFalse: percent, main: maybe })
const partly = fc.record({ credence: maybe, ifTrue: maybe, ifFalse: maybe, main: maybe })
const bare = fc.record({
  credence: maybe,
  ifTrue: fc.constant(null),
  ifFalse: fc.constant(null),
  main: maybe,
})
const holder: fc.Arbitrary<Holder> = fc
  .record({ percents: fc.oneof(full, partly, bare), mark })
  .filter(({ percents, mark }) => mark !== null || Object.values(percents).some((one) => one !== null))
const level = fc.array(
  fc.record({ percents: fc.constant({ credence: 50, ifTrue: 60, ifFalse: 40, main: null }), mark }),
  { maxLength: 5 },
)
const holders = fc.oneof(
  { weight: 5, arbitrary: fc.array(holder, { maxLength: 12 }) },
  { weight: 2, arbitrary: fc.array(fc.record({ percents: full, mark }), { maxLength: 12 }) },
  { weight: 1, arbitrary: level },
)
/** The cruxes of one thread: what one assumes of marks, another's stances decide. */
const world = fc.array(holders, { minLength: 1, maxLength: 3 })

type Row = Record<string, number | string | null>

async function numbersOf(ids: readonly number[]): Promise<Map<number, Row>> {
  const rows = await tuples<[Row]>('numbers', 'SELECT to_jsonb(n) FROM crux_numbers($1::int[]) n', [ids])
  return new Map(rows.map(([row]) => [Number(row.crux_id), row]))
}

async function bring(thread: GivenThread, people: readonly number[], worldHolders: readonly Holder[][]) {
  const cruxes: number[] = []
  for (const all of worldHolders) {
    const cruxId = await givenCrux(thread)
    cruxes.push(cruxId)
    const rows = all.map(({ percents, mark }, i) => ({ user_id: people[i], mark, ...percents }))
    await tuples(
      'bring-stances',
      `INSERT INTO crux_stance_event (crux_id, claim_id, user_id, credence, if_true, if_false, main, mark)
       SELECT $1, $2, r.user_id, r.credence, r."ifTrue", r."ifFalse", r.main, r.mark::stance_mark
       FROM jsonb_to_recordset($3::jsonb) AS r(user_id int, credence int, "ifTrue" int, "ifFalse" int, main int, mark text)`,
      [cruxId, thread.claimId, JSON.stringify(rows)],
    )
  }
  return cruxes
}

const close = (value: number | null | undefined) =>
  value === null || value === undefined ? null : expect.closeTo(value, 8)

/** What the database should say, by the formulas. */
function expected(all: readonly Holder[], inThread: readonly Holder[], swing: Swing): Row | null {
  if (all.length === 0) return null
  const rules = rulesOf(swing)
  const score = cruxScore(all, { typicalSwing: typicalSwing(inThread), double: rules.double })
  const said = all.map((one) => saysCrux(one, rules.crux)).filter((says) => says !== null)
  const stances = all.flatMap(({ percents }) => toStance(percents) ?? [])
  const scored = score.status === 'scored' ? score : null
  return {
    status: score.status,
    holders: all.length,
    full_stances: score.full,
    marked_only: score.markedOnly,
    not_crux_marks: all.filter(({ mark }) => mark === 'not_crux').length,
    says_crux_yes: said.filter(Boolean).length,
    says_crux_of: said.length,
    disagreement: close(score.disagreement),
    mean_swing: close(score.meanSwing),
    double_pairs: score.doublePairs,
    double_margin: close(bestDoubleCruxMargin(stances, rules.double)),
    score: close(scored?.score),
    standard_error: close(scored?.standardError),
    lower: close(scored?.lower),
    vod: close(scored?.vod),
    mean_gap: close(scored?.meanGap),
    mean_explained: close(scored?.meanExplained),
    ...(scored ? { pairs: scored.pairs } : {}),
    imputed_share: close(scored?.imputedShare ?? 0),
  } as Row
}

describe('what the database computes of stances', () => {
  test('is what the formulas say, whoever gave what, however far a crux has to move one: 400 cruxes of 0 to 12 people', {
    timeout: 120_000,
  }, async () => {
    const people: number[] = []
    for (let i = 0; i < 12; i++) people.push(await givenPerson('Holder'))
    const worlds = fc.sample(world, { seed: 20_261_122, numRuns: 200 })
    const brought: { cruxes: number[]; world: Holder[][]; swing: Swing }[] = []
    for (const [i, one] of worlds.entries()) {
      const swing = SWINGS[i % SWINGS.length] ?? USUAL_SWING
      const thread = await givenThread(swing === USUAL_SWING ? null : { crux_swing: swing })
      brought.push({ cruxes: await bring(thread, people, one), world: one, swing })
    }

    const numbers = await numbersOf(brought.flatMap(({ cruxes }) => cruxes))

    const seen: Record<string, number> = {}
    for (const { cruxes, world, swing } of brought) {
      for (const [i, cruxId] of cruxes.entries()) {
        const wanted = expected(world[i] ?? [], world.flat(), swing)
        const given = numbers.get(cruxId) ?? null
        expect(given, JSON.stringify(world)).toEqual(wanted && expect.objectContaining(wanted))
        const status = String(given?.status ?? 'nobody')
        seen[status] = (seen[status] ?? 0) + 1
      }
    }
    for (const status of ['nobody', 'too_few', 'agreed', 'pair', 'scored'])
      expect(seen[status] ?? 0, `how often “${status}” came up`).toBeGreaterThan(8)
  })

  test('tells which conditional was given: swapping them is another input', async () => {
    const thread = await givenThread()
    const [one, other, who] = [await givenCrux(thread), await givenCrux(thread), await givenPerson()]
    await givenStance(thread, one, who, { credence: 50, ifTrue: 70 })
    await givenStance(thread, other, who, { credence: 50, ifFalse: 70 })

    const numbers = await numbersOf([one, other])

    expect(numbers.get(one)?.input_hash).not.toBe(numbers.get(other)?.input_hash)
  })
})

test('a stored score that no longer fits its stances is found, and so is one that is missing or left over', async () => {
  const thread = await givenThread()
  const [fits, stale, missing, left] = [
    await givenCrux(thread),
    await givenCrux(thread),
    await givenCrux(thread),
    await givenCrux(thread),
  ]
  const [ada, bob] = [await givenPerson('Ada'), await givenPerson('Bob')]
  for (const crux of [fits, stale, missing, left])
    await givenStance(thread, crux, ada, { credence: 90, ifTrue: 70, ifFalse: 30 })
  await tuples('forget-scores', 'DELETE FROM crux_score', [])
  await transaction((query) => refreshScores(query, [fits, stale, left]))
  await givenStance(thread, stale, bob, { credence: 10, ifTrue: 62, ifFalse: 22 })
  await tuples('retract', 'UPDATE crux_stance_event SET retracted_at = now() WHERE crux_id = $1', [left])

  const { drifted } = await verifyScores()

  const ours = drifted.filter(({ cruxId }) => [fits, stale, missing, left].includes(cruxId))
  expect(ours.map(({ cruxId }) => cruxId)).toEqual([stale, missing, left])
  expect(ours[0]?.columns).toContain('holders')
  expect(ours[0]?.columns).toContain('status')
})
