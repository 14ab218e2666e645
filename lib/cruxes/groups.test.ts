import { describe, expect, test } from 'vitest'
import { type Memory, type OpinionMap, opinionGroups } from './groups'
import { seededRandom } from './planted'
import { plantedCamps } from './planted-camps'

const mapped = (map: OpinionMap) => {
  if (map.status !== 'mapped') throw new Error(map.because)
  return map
}
/** How many people are not in the group of most of their camp. */
const strays = (map: OpinionMap) => {
  const sizes = mapped(map).groups.map(({ people }) => {
    const camps = people.map((person) => person.split('-')[1])
    return people.length - Math.max(...camps.map((camp) => camps.filter((other) => other === camp).length))
  })
  return sizes.reduce((total, size) => total + size, 0)
}

describe('opinion groups', () => {
  test.each([
    ['eight people, four and four', [4, 4]],
    ['a dozen', [7, 5]],
    ['forty in two', [25, 15]],
    ['forty in three', [16, 13, 11]],
    ['eighty in four', [30, 20, 16, 14]],
  ])('find the camps of %s', (_, sizes) => {
    const map = mapped(opinionGroups(plantedCamps(sizes, { missing: 0.1 }, seededRandom(11)), 1))

    // Who left out what tells the camps apart may stand with the wrong one.
    expect(map.groups).toHaveLength(sizes.length)
    expect(strays(map)).toBeLessThanOrEqual(0.05 * map.places.size)
    expect(map.groups.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D'].slice(0, sizes.length))
  })

  test('are seldom seen in people who answer at random', () => {
    const worlds = [8, 12, 20, 40].flatMap((size) =>
      Array.from({ length: 25 }, (_, world) => ({ size, world })),
    )
    const divided = worlds.filter(({ size, world }) => {
      const random = seededRandom(1000 * size + world)
      const rows = Array.from({ length: size }, () => Array.from({ length: 8 }, () => 2 * random() - 1))
      return mapped(opinionGroups({ people: rows.map((_, at) => `p${at}`), rows }, 1)).groups.length > 1
    })

    expect(divided.length).toBeLessThan(10)
  })

  test('are one group where all say the same, and never fewer than three people', () => {
    const people = Array.from({ length: 20 }, (_, at) => `p${at}`)
    const alike = people.map(() => Array.from({ length: 6 }, () => 0.5))
    const twoApart = alike.map((row, at) => (at < 2 ? row.map(() => -1) : row))

    expect(mapped(opinionGroups({ people, rows: alike }, 1)).groups).toHaveLength(1)
    expect(mapped(opinionGroups({ people, rows: twoApart }, 1)).groups).toHaveLength(1)
  })

  test.each([
    ['fewer than eight people', [4, 3], 6, 0, 'Opinion groups appear from 8 people on; 7 people so far.'],
    ['fewer than four items', [5, 5], 3, 0, 'Opinion groups need 4 claims or cruxes; there are 3.'],
    ['few answers', [6, 6], 6, 0.9, 'Too few stances have been given to tell opinion groups apart.'],
  ])('are not shown for %s', (_, sizes, items, missing, because) => {
    const { people, rows } = plantedCamps(sizes, { missing: missing }, seededRandom(3))

    expect(opinionGroups({ people, rows: rows.map((row) => row.slice(0, items)) }, 1)).toEqual({
      status: 'too_few',
      because,
    })
  })

  test('are the same whatever the order of people, and each time', () => {
    for (const sizes of [
      [6, 5],
      [22, 18],
    ]) {
      const given = plantedCamps(sizes, { missing: 0.3 }, seededRandom(9))
      const turned = { people: given.people.toReversed(), rows: given.rows.toReversed() }

      expect(opinionGroups(turned, 1)).toEqual(opinionGroups(given, 1))
      expect(opinionGroups(given, 1)).toEqual(opinionGroups(given, 1))
    }
  })

  test('say what sets them apart', () => {
    const [groupA, groupB] = mapped(opinionGroups(plantedCamps([12, 9], {}, seededRandom(2)), 1)).groups

    expect(groupA?.representative).toHaveLength(3)
    expect(groupA?.representative[0]).toMatchObject({ side: 'agrees', count: 12, of: 12 })
    expect(groupA?.representative.map(({ item }) => item)).not.toContain(6)
    expect(groupB?.representative[0]).toMatchObject({ item: 3, side: 'agrees' })
  })
})

describe('a new number of groups', () => {
  const two = plantedCamps([12, 12], {}, seededRandom(4))
  const three = plantedCamps([12, 12, 12], {}, seededRandom(4))

  test('is believed the fourth time running', () => {
    let memory: Memory = mapped(opinionGroups(two, 1)).memory
    const counts = [1, 2, 3, 4].map(() => {
      const map = mapped(opinionGroups(three, 1, memory))
      memory = map.memory
      return map.groups.length
    })

    expect(counts).toEqual([2, 2, 2, 3])
  })

  test('starts again to count when the old number wins in between', () => {
    const first = mapped(opinionGroups(two, 1)).memory
    const challenged = mapped(opinionGroups(three, 1, first)).memory

    expect(challenged.challenger).toEqual({ k: 3, wins: 1 })
    expect(mapped(opinionGroups(two, 1, challenged)).memory.challenger).toBeNull()
  })
})

describe('the map', () => {
  const given = plantedCamps([8, 7], { missing: 0.2 }, seededRandom(6))

  test('does not jump when one person answers anew', () => {
    const before = mapped(opinionGroups(given, 1))
    const rows = given.rows.map((row, at) => (at === 0 ? row.map((z) => (z ?? 0) * 0.9) : row))
    const after = mapped(opinionGroups({ ...given, rows }, 1, before.memory))
    for (const [person, [x, y]] of after.places) {
      const [wasX, wasY] = before.places.get(person) ?? [Number.NaN, Number.NaN]
      if (person !== given.people[0]) expect(Math.hypot(x - wasX, y - wasY)).toBeLessThan(0.3)
    }
  })
})
