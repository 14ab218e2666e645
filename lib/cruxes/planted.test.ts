import { describe, expect, test } from 'vitest'
import { markCount, plantedWorld, precisionAt2, seededRandom } from './planted'
import { type CruxScore, cruxScore, rankOf } from './score'

const RUNS = 400
const SIZES = [4, 6, 8, 12, 20, 40]

/** Mean precision at 2 over many worlds, by three ways to rank the statements. */
function precision(people: number, missing: number) {
  const random = seededRandom(people * 100 + missing * 10)
  let [score, lower, marks] = [0, 0, 0]
  for (let run = 0; run < RUNS; run += 1) {
    const world = plantedWorld({ people, missing, noise: 0.1 }, random)
    const scores = new Map(world.map((one) => [one, cruxScore(one.holders)]))
    const rankedBy = (value: (found: CruxScore) => number) =>
      precisionAt2(world, (one) => value(scores.get(one) ?? cruxScore([])), random) / RUNS
    score += rankedBy((found) => (found.status === 'scored' ? found.score : Number.NEGATIVE_INFINITY))
    lower += rankedBy(rankOf)
    marks += precisionAt2(world, markCount, random) / RUNS
  }
  return { missing, people, score, lower, marks }
}

const line = (row: ReturnType<typeof precision>) =>
  [
    `${row.missing * 100} % missing`.padEnd(12),
    `n=${row.people}`.padEnd(5),
    `score S ${row.score.toFixed(2)}`,
    `lower bound ${row.lower.toFixed(2)}`,
    `count of marks ${row.marks.toFixed(2)}`,
  ].join('  ')

describe('a world with planted cruxes', () => {
  test('gives them away to the score, with 20 people and 60 % of the answers missing, but not to marks', () => {
    const rows = [0, 0.6].flatMap((missing) => SIZES.map((people) => precision(people, missing)))
    process.stdout.write(`Precision at 2, mean of ${RUNS} worlds\n${rows.map(line).join('\n')}\n`)

    const at20 = rows.find(({ people, missing }) => people === 20 && missing === 0.6)
    expect(at20?.score).toBeGreaterThanOrEqual(0.95)
    for (const { marks } of rows) expect(marks).toBeLessThan(0.5)
    for (const { score } of rows.filter(({ missing }) => missing === 0)) expect(score).toBeGreaterThan(0.95)
  }, 30_000)

  test('is the same for the same seed, and has ten statements of which two are cruxes', () => {
    const size = { people: 12, missing: 0.3, noise: 0.1 }
    const world = plantedWorld(size, seededRandom(7))

    expect(plantedWorld(size, seededRandom(7))).toEqual(world)
    expect(plantedWorld(size, seededRandom(8))).not.toEqual(world)
    expect(world.map(({ role }) => role).filter((role) => role === 'crux')).toHaveLength(2)
    expect(world).toHaveLength(10)
  })

  test('scores nothing but noise where a statement moves nobody, or nobody disputes it', () => {
    const world = plantedWorld({ people: 200, missing: 0, noise: 0.1 }, seededRandom(3))
    for (const { role, holders } of world) {
      const score = cruxScore(holders)
      if (score.status !== 'scored') throw new Error('200 people make a score')
      if (role === 'crux') expect(score.lower).toBeGreaterThan(5)
      else expect(Math.abs(score.score)).toBeLessThan(1.5)
    }
  })
})
