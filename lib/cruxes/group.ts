import { mean, sum } from './numbers'
import { type Gap, shareOf } from './pair'
import { explainedAgainst, momentsOf } from './pair-sums'
import { implied, type Stance, swing } from './stance'

/**
 * The gap between two groups' mean main claims as explained + residual: the mean of `gapBetween` over all pairs with
 * one person of each, in O(n). explained = ½[ E_A(cs) + E_A(c)E_B(s) - E_B(c)E_A(s) - E_B(cs) ] (CRUXES 4.4).
 * `ifTrue` and `ifFalse` are the differences of the groups' mean conditionals. Throws RangeError on an empty group.
 */
export function gapBetweenGroups(groupA: readonly Stance[], groupB: readonly Stance[]): Gap {
  if (groupA.length === 0 || groupB.length === 0) throw new RangeError('a group needs somebody in it')
  const [rowsA, momentsB] = [groupA.map(toRow), momentsOf(groupB.map(toRow))]
  const pairs = groupA.length * groupB.length
  const explained = sum(rowsA.map((row) => explainedAgainst(row, momentsB))) / pairs
  const between = (of: (stance: Stance) => number) => mean(groupA.map(of)) - mean(groupB.map(of))
  const gap = between(implied)
  return {
    gap,
    explained,
    residual: gap - explained,
    share: shareOf(explained, gap),
    ifTrue: between(({ a }) => a),
    ifFalse: between(({ b }) => b),
  }
}

const toRow = (stance: Stance) => ({ c: stance.c, s: swing(stance) })
