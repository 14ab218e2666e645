import { bridgingScore, type GroupVotes, representedTop } from '../bridging'

/** How one opinion group (null: people in none) voted on a comment's agreement. */
export type GroupedVotes = {
  comment: number
  /** Stands at the top level, where the guard of representation looks. */
  isTop: boolean
  group: string | null
  agree: number
  disagree: number
}

/** Among so many comments at the top every large group finds one that it agrees with. */
const TOP = 10

/**
 * What comments are ordered by in "bridging", highest first: by how well each is received across groups, with the first ten
 * of the top level guarded for representation (CRUXES 4.6). Where people form no groups, or nobody in one has voted:
 * Wilson's lower bound of all votes, those that came with an import too (`splits`). Comments that are not named come last.
 */
export function bridgingKeys(
  votes: readonly GroupedVotes[],
  sizes: ReadonlyMap<string, number>,
  splits: ReadonlyMap<number, readonly [agreed: number, disagreed: number]>,
): Map<number, number> {
  const labels = [...sizes.keys()]
  const grouped = votes.filter(({ group }) => group !== null)
  if (labels.length < 2 || grouped.length === 0)
    return new Map(
      [...splits].map(([id, [agree, disagree]]) => [
        id,
        bridgingScore([{ agree, disagree, n: agree + disagree }]),
      ]),
    )
  const byComment = new Map<number, Map<string, GroupVotes>>()
  for (const { comment, group, agree, disagree } of grouped) {
    const own = byComment.get(comment) ?? new Map<string, GroupVotes>()
    byComment.set(comment, own.set(group ?? '', { agree, disagree, n: agree + disagree }))
  }
  const none: GroupVotes = { agree: 0, disagree: 0, n: 0 }
  const scores = new Map(
    [...byComment].map(([id, own]) => [id, bridgingScore(labels.map((label) => own.get(label) ?? none))]),
  )
  const score = (id: number) => scores.get(id) ?? 0
  const tops = [...new Set(grouped.filter(({ isTop }) => isTop).map(({ comment }) => comment))]
  const ranked = tops.sort((a, b) => score(b) - score(a) || a - b)
  const guarded = representedTop(ranked, TOP, sizes, (group, id) => {
    const { agree, disagree } = byComment.get(id)?.get(group) ?? none
    return agree > disagree
  })
  const order = [...guarded, ...ranked.filter((id) => !guarded.includes(id))]
  // Siblings of the top level compare by place, which only the guard has changed; all others by score.
  for (const [place, id] of order.entries()) scores.set(id, order.length - place)
  return scores
}
