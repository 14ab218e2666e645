import { excerpt } from '@/lib/text/excerpt'
import { toPlainText } from '@/lib/text/plain-text'

/** A comment as the hints look at it. */
export type HintComment = {
  id: number
  ref: string
  parentId: number | null
  authorId: number | null
  author: string | null
  agreed: number
  disagreed: number
  /** Its words, where they hold a telling phrase; else null. */
  html: string | null
  /** A crux stands in it already. */
  isTagged: boolean
}
export type Hint = { ref: string; author: string | null; why: string[]; words: string | null }

/** Two people who answer each other so many times running disagree about something (Laniado 2011: direct chains mark contention). */
const CHAIN_FROM = 3
/** h comments at depth h below: as bushy as it is deep (Gómez 2008). */
const H_INDEX_FROM = 3
/** Voters on each side from which a vote is split, and not a matter of two people. */
const SPLIT_FROM = 3
export const HINTS_AT_MOST = 6

/** What people say where something turns on something. */
export const TELLING = [
  'crux',
  'depends on whether',
  'depend on whether',
  'only if',
  'hinges on',
  'turns on whether',
  'would change my mind',
] as const
const TELLS = new RegExp(`\\b(${TELLING.join('|')})\\b`, 'i')

/**
 * Comments that may hold a crux nobody has tagged, the most telling first (CRUXES 4.6): where two people answer each other again and again,
 * where the votes are split, what a bushy branch hangs on, and what says so in words. A suggestion for people, who decide.
 */
export function hintsIn(comments: readonly HintComment[]): Hint[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const chains = chainsIn(comments, byId)
  const bushes = bushesIn(comments, byId)
  return comments
    .filter(({ isTagged }) => !isTagged)
    .map((comment) => ({ comment, why: reasonsFor(comment, chains, bushes) }))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => b.why.length - a.why.length || a.comment.id - b.comment.id)
    .slice(0, HINTS_AT_MOST)
    .map(({ comment, why }) => ({
      ref: comment.ref,
      author: comment.author,
      why,
      words: tellingWords(comment),
    }))
}

function reasonsFor(
  comment: HintComment,
  chains: ReadonlyMap<number, number>,
  bushes: ReadonlyMap<number, number>,
): string[] {
  const { agreed, disagreed } = comment
  const chain = chains.get(comment.id)
  const bush = bushes.get(comment.id)
  return [
    chain ? `two people answer each other ${chain} times from here` : null,
    Math.min(agreed, disagreed) >= SPLIT_FROM &&
    2 * Math.min(agreed, disagreed) >= Math.max(agreed, disagreed)
      ? `${agreed} agree and ${disagreed} disagree`
      : null,
    bush ? `a wide and deep discussion hangs on it` : null,
    tellingWords(comment) ? 'it says what something turns on' : null,
  ].filter((one) => one !== null)
}

/** The first comment of each chain in which the same two people alternate, with the number of answers in it. */
function chainsIn(
  comments: readonly HintComment[],
  byId: ReadonlyMap<number, HintComment>,
): Map<number, number> {
  const length = new Map<number, number>()
  const chains = new Map<number, number>()
  // Parents come before their answers.
  for (const comment of comments) {
    const parent = comment.parentId === null ? undefined : byId.get(comment.parentId)
    const above = parent?.parentId == null ? undefined : byId.get(parent.parentId)
    const isAnswer =
      parent && parent.authorId !== null && comment.authorId !== null && parent.authorId !== comment.authorId
    if (!isAnswer) continue
    const goesOn = above?.authorId === comment.authorId
    length.set(comment.id, 1 + (goesOn ? (length.get(parent.id) ?? 0) : 0))
  }
  for (const comment of comments) {
    const own = length.get(comment.id) ?? 0
    if (own < CHAIN_FROM) continue
    let first = comment
    for (let step = 0; step < own; step++) first = byId.get(first.parentId ?? 0) ?? first
    chains.set(first.id, Math.max(chains.get(first.id) ?? 0, own))
  }
  return chains
}

/** Comments whose branch has h answers at depth h, with the largest such h from 3 on. */
function bushesIn(
  comments: readonly HintComment[],
  byId: ReadonlyMap<number, HintComment>,
): Map<number, number> {
  const counts = new Map<number, number[]>()
  for (const comment of comments) {
    let depth = 0
    for (let at = byId.get(comment.parentId ?? 0); at; at = byId.get(at.parentId ?? 0)) {
      const own = counts.get(at.id) ?? []
      own[depth] = (own[depth] ?? 0) + 1
      counts.set(at.id, own)
      depth++
    }
  }
  const bushes = new Map<number, number>()
  for (const [id, levels] of counts) {
    let h = 0
    while ((levels[h] ?? 0) >= h + 1) h++
    if (h >= H_INDEX_FROM) bushes.set(id, h)
  }
  return bushes
}

/** The sentence that holds the telling phrase. */
function tellingWords({ html }: HintComment): string | null {
  if (html === null) return null
  const sentence = toPlainText(html)
    .split(/(?<=[.!?])\s+|\n+/)
    .find((one) => TELLS.test(one))
  return sentence ? excerpt(sentence, 180) : null
}
