/** How votes weigh on this site: all alike, or by the voter's karma. */
export type WeightPolicy = 'equal' | 'karma'

const SMALL_IS_TWO_FROM = 1000

/** What a plain upvote weighs, which every author's own text starts with. */
export const smallVote = (karma: number, policy: WeightPolicy): 1 | 2 =>
  policy === 'karma' && karma >= SMALL_IS_TWO_FROM ? 2 : 1
