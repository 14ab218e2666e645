import { BRIDGING_VOTES, Z_SORT } from './thresholds'
import { wilson } from './wilson'

/** One opinion group's votes on one comment: how many agreed, disagreed, and voted at all (n >= agree + disagree). */
export type GroupVotes = { readonly agree: number; readonly disagree: number; readonly n: number }

/**
 * How well a comment is received across groups, 0..1. With groups: (Π e_g)^(1/G)·(1 - exp(-n_min/3)), where
 * e_g = h_g(1 - d_g), h_g = (agree+.5)/(n+1), d_g = (disagree+.5)/(n+1), and n_min is the smallest group's votes: a
 * comment that one side never saw bridges nothing. With one group or none: Wilson's lower bound of agreement, z 1.28.
 * The order of the groups does not matter. (CRUXES 4.6; the guard and the Jeffreys prior after red-dwarf 72 and 120)
 */
export function bridgingScore(groups: readonly GroupVotes[]): number {
  if (groups.length < 2) return wilson(groups[0]?.agree ?? 0, groups[0]?.n ?? 0, Z_SORT).low
  const logs = groups.map((votes) => Math.log(effectiveAgreement(votes)))
  const geometricMean = Math.exp(logs.reduce((total, log) => total + log, 0) / groups.length)
  const fewest = Math.min(...groups.map(({ n }) => n))
  return geometricMean * (1 - Math.exp(-fewest / BRIDGING_VOTES))
}

/**
 * The first k of a ranked list, changed as little as it takes for every group with at least n/k of the n people to find
 * one that it approves of (justified representation, Revel et al. 2025, arXiv 2503.18962), if the list has one. The
 * lowest comment that no group depends on makes room; the order of the rest stays. `sizes` and `approvers` by group.
 */
export function representedTop<Comment extends object | string | number>(
  ranked: readonly Comment[],
  k: number,
  sizes: ReadonlyMap<string, number>,
  approves: (group: string, comment: Comment) => boolean,
): Comment[] {
  const people = [...sizes.values()].reduce((total, size) => total + size, 0)
  const entitled = [...sizes].filter(([, size]) => size * k >= people).map(([group]) => group)
  let top = ranked.slice(0, k)
  for (const group of entitled) {
    if (top.some((comment) => approves(group, comment))) continue
    const theirs = ranked.find((comment) => approves(group, comment))
    const needed = new Set(entitled.flatMap((other) => top.find((comment) => approves(other, comment)) ?? []))
    const spare = top.findLast((comment) => !needed.has(comment))
    if (theirs === undefined || spare === undefined) continue
    top = ranked.filter((comment) => comment === theirs || (comment !== spare && top.includes(comment)))
  }
  return top
}

const effectiveAgreement = ({ agree, disagree, n }: GroupVotes): number =>
  ((agree + 0.5) / (n + 1)) * (1 - (disagree + 0.5) / (n + 1))
