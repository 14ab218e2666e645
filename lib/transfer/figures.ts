import type { DocumentComment, ThreadDocument } from './document'

/** A source of numbers in [0, 1), passed in so that the same seed gives the same figures. */
export type Random = () => number

/**
 * Give plausible figures to comments (and the post) of a mirrored thread that have none: most 1-15, heavy tail, never rising along
 * siblings, since mirrors are written in the order they were read under "top". Figures that the document gives are kept.
 */
export function withPlausibleFigures(document: ThreadDocument, random: Random): ThreadDocument {
  const { thread, comments } = document
  const siblings = new Map<string | null, DocumentComment[]>()
  for (const comment of comments)
    siblings.set(comment.parent, [...(siblings.get(comment.parent) ?? []), comment])
  const karma = new Map<string, number>()
  for (const group of siblings.values()) {
    const drawn = group.map(() => logNormal(random, 7, 0.8)).sort((a, b) => b - a)
    group.forEach((comment, i) => {
      const before = Math.min(
        ...group.slice(0, i).flatMap((one) => one.karma ?? []),
        karma.get(group[i - 1]?.id ?? '') ?? Math.max(8, karma.get(comment.parent ?? '') ?? 60),
      )
      const after = Math.max(1, ...group.slice(i + 1).flatMap((one) => one.karma ?? []))
      karma.set(comment.id, comment.karma ?? Math.max(after, Math.min(before, drawn[i] ?? 1)))
    })
  }
  return {
    ...document,
    thread: { ...thread, ...postFigures(thread, Math.max(0, ...karma.values()), random) },
    comments: comments.map((comment) =>
      comment.state === 'deleted'
        ? comment
        : { ...comment, ...commentFigures(comment, karma.get(comment.id) ?? 1, random) },
    ),
  }
}

/** A post has more karma than the best answer to it, unless its own is known. */
function postFigures(thread: ThreadDocument['thread'], best: number, random: Random) {
  const karma = thread.karma ?? best + logNormal(random, 30, 0.6)
  return { karma, votes: thread.votes ?? Math.max(1, Math.round(karma * (0.35 + random() * 0.2))) }
}

function commentFigures({ agreement, votes }: DocumentComment, karma: number, random: Random) {
  const agreed = agreement ?? Math.round(karma * (normal(random) * 0.45 + 0.35)) + 0 // never -0
  return {
    karma,
    agreement: agreed,
    votes: votes ?? Math.max(1, Math.abs(agreed), Math.round(karma * (0.5 + random() * 0.4))),
  }
}

const logNormal = (random: Random, median: number, spread: number): number =>
  Math.max(1, Math.round(median * Math.exp(spread * normal(random))))

/** A draw from N(0, 1), by Box and Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
