import type { OpinionMatrix } from './opinion-map'
import { AGREES_FROM, DISAGREES_TO, REPRESENTATIVE_SHOWN, Z_REPRESENTATIVE } from './thresholds'

/** A stance that sets a group apart: the item's place in the matrix, and which side the group takes. */
export type Representative = {
  readonly item: number
  readonly side: 'agrees' | 'disagrees'
  /** How many of those in the group who answered take that side. */
  readonly count: number
  readonly of: number
}

type Tested = Representative & { readonly passes: boolean; readonly rank: number; readonly z: number }

/**
 * Up to three stances that stand for a group against everybody else (Polis): per item the side with the larger z; it
 * passes if both the group's own proportion and its difference from the rest pass a one-sided 90 % test, with +1 on
 * every count. By strength, the best agreement first. If none passes, the one that comes closest; none if nobody in
 * the group took a side. `rows` in -1..1; agreement counts from 60 % on, disagreement to 40 %.
 */
export function representatives(
  rows: OpinionMatrix,
  isMember: (person: number) => boolean,
): Representative[] {
  const items = rows[0]?.length ?? 0
  const tested = Array.from({ length: items }, (_, item) => testItem(rows, item, isMember) ?? []).flat()
  const passed = tested.filter(({ passes }) => passes).sort((x, y) => y.rank - x.rank || x.item - y.item)
  const closest = [...tested].sort((x, y) => y.z - x.z || x.item - y.item).slice(0, 1)
  const chosen = passed.length > 0 ? passed : closest
  const agreement = chosen.filter(({ side }) => side === 'agrees').slice(0, 1)
  return [...agreement, ...chosen.filter((one) => !agreement.includes(one))]
    .slice(0, REPRESENTATIVE_SHOWN)
    .map(({ item, side, count, of }) => ({ item, side, count, of }))
}

/** The side that more sets the group apart, of those that somebody in it takes; null if nobody takes one. */
function testItem(rows: OpinionMatrix, item: number, isMember: (person: number) => boolean): Tested | null {
  const answers = rows.flatMap((row, person) => {
    const z = row[item] ?? null
    return z === null ? [] : [{ z, inside: isMember(person) }]
  })
  const tally = (inside: boolean, takes: (z: number) => boolean): Tally => {
    const theirs = answers.filter((answer) => answer.inside === inside)
    return { k: theirs.filter(({ z }) => takes(z)).length, n: theirs.length }
  }
  const agreeing = (z: number) => z >= 2 * AGREES_FROM - 1
  const disagreeing = (z: number) => z <= 2 * DISAGREES_TO - 1
  const [agrees, disagrees] = [
    testSide(item, 'agrees', tally(true, agreeing), tally(false, agreeing)),
    testSide(item, 'disagrees', tally(true, disagreeing), tally(false, disagreeing)),
  ]
  const taken = [agrees, disagrees].filter(({ count }) => count > 0)
  return taken.reduce<Tested | null>((best, side) => (best && best.z >= side.z ? best : side), null)
}

type Tally = { readonly k: number; readonly n: number }

function testSide(item: number, side: Representative['side'], group: Tally, rest: Tally): Tested {
  const share = (group.k + 1) / (group.n + 2)
  const ratio = share / ((rest.k + 1) / (rest.n + 2))
  const ownZ = 2 * Math.sqrt(group.n + 1) * ((group.k + 1) / (group.n + 1) - 0.5)
  const z = differenceZ(group, rest)
  const passes = z > Z_REPRESENTATIVE && ownZ > Z_REPRESENTATIVE
  return { item, side, count: group.k, of: group.n, passes, rank: ratio * z * share * ownZ, z }
}

/** Pooled two-proportion z with +1 on all four counts; 0 if everybody takes that side. */
function differenceZ(group: Tally, rest: Tally): number {
  const [k1, n1, k2, n2] = [group.k + 1, group.n + 1, rest.k + 1, rest.n + 1]
  const pooled = (k1 + k2) / (n1 + n2)
  return pooled === 1 ? 0 : (k1 / n1 - k2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
}
