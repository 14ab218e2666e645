import type { Author } from '@/lib/accounts/author'
import { type Held, NOTHING_HELD } from './held'
import { type CommentSort, type Sortable, sortTree } from './sort'
import { type Branch, buildTree, inReadingOrder } from './tree'
import { openWindow, type Shown, type Window } from './window'

export type CommentState = 'live' | 'retracted' | 'deleted' | 'removed'

/** A comment without its words: enough to build, order and outline a tree of any size. Times are milliseconds. */
export type Skeleton = Sortable & {
  id: number
  ref: string
  parentId: number | null
  authorId: number | null
  state: CommentState
}

/** The rest of a comment, read only for those that are shown. */
export type CommentBody = {
  id: number
  html: string
  agreement: number
  afKarma: number | null
  editedAt: number | null
  stateReason: string | null
  stateAt: number | null
  onBehalfOfId: number | null
  /** The row of the public log that says who removed it; null for what came removed with an import. */
  logId: number | null
  /** It is what a moved comment left behind. */
  moved: Moved | null
  /** It was moved here. */
  cameFrom: Elsewhere | null
  /** The row of the public log by which it came to stand here, from elsewhere in its thread. */
  hungBy: number | null
}
/** A comment of another thread: whoever shows it shows that thread's title. */
export type Elsewhere = { threadId: number; slug: string; title: string; ref: string }
/** What a trace says: where the comment is now, unless not everybody reads there; how many went, why, and by which row of the log. */
export type Moved = {
  to: Elsewhere | null
  comments: number
  reason: string
  logId: number
}
/** A crux that stands in a comment: "C1", and its state in words. */
export type CruxHere = { id: number; label: string; state: string }
/** Who reacted in one way, and the words of the text that some of them meant. */
export type ReactionCount = { kind: string; count: number; who: string[]; on: ReactionOn[] }
/** `isLost`: the words stand there no more. */
export type ReactionOn = { quote: string; who: string[]; isLost: boolean }

export type CommentView = {
  ref: string
  parentRef: string | null
  author: Author | null
  onBehalfOf: Author | null
  createdAt: number
  editedAt: number | null
  karma: number
  agreement: number
  afKarma: number | null
  state: CommentState
  stateReason: string | null
  stateAt: number | null
  logId: number | null
  moved: Moved | null
  cameFrom: CommentBody['cameFrom']
  hungBy: number | null
  /** Sanitised; empty when the text is gone. */
  html: string
  isNew: boolean
  /** Closed at first: little to read there. A permalink opens it. */
  isFolded: boolean
  reactions: ReactionCount[]
  cruxes: readonly CruxHere[]
  /** What the reader holds here; nothing for a guest. */
  held: Held
  isOwn: boolean
}

/** ForumMagnum closes what is deleted or below this karma. */
export const FOLD_BELOW_KARMA = -4
/** An edit within this time of writing is worth a mark to its author alone, who looks what it changed. */
const EDIT_GRACE = 3_600_000

export type ThreadTree = { order: Branch<Skeleton>[]; window: Window<Skeleton> }

/** Order a thread's skeleton and choose what one page of it shows: from the top, or from the comment `from` on, or the branch below `of`. */
export function arrange(
  skeletons: readonly Skeleton[],
  {
    sort,
    now,
    from = null,
    of = null,
  }: { sort: CommentSort; now: number; from?: string | null; of?: string | null },
): ThreadTree | null {
  const order = sortTree(buildTree(skeletons), sort, now)
  const find = (ref: string) => skeletons.find((one) => one.ref === ref)?.id
  if (of !== null) {
    const id = find(of)
    const branch =
      id === undefined ? undefined : [...inReadingOrder(order)].find((one) => one.comment.id === id)
    return branch ? { order, window: openWindow([branch]) } : null
  }
  const start = from === null ? null : find(from)
  if (start === undefined) return null
  return { order, window: openWindow(order, { from: start }) }
}

type Known = {
  bodies: ReadonlyMap<number, CommentBody>
  authors: ReadonlyMap<number, Author>
  reactions: ReadonlyMap<number, ReactionCount[]>
  refs: ReadonlyMap<number, string>
  since: number | null
  /** The cruxes that stand in each comment; their words are marked in the bodies. */
  cruxes?: ReadonlyMap<number, readonly CruxHere[]>
  /** The reader's own marks, by comment; absent for a guest. */
  viewer?: { id: number; handle: string; held: ReadonlyMap<number, Held> } | undefined
}

/** Did somebody else write this after that moment? What one wrote oneself is no news. */
export const isNewTo = (
  viewerId: number | undefined,
  { createdAt, authorId }: Pick<Skeleton, 'createdAt' | 'authorId'>,
  since: number | null,
): boolean => since !== null && createdAt > since && (viewerId === undefined || authorId !== viewerId)

/** What a reader may see of one comment. The words of a deleted or removed one never come this far. */
export function toCommentView(
  { comment }: Shown<Skeleton>,
  { bodies, authors, reactions, refs, since, cruxes, viewer }: Known,
): CommentView {
  const body = bodies.get(comment.id)
  const isGone = comment.state === 'deleted' || comment.state === 'removed'
  const author = (id: number | null | undefined) => (id == null ? null : (authors.get(id) ?? null))
  const editedAt = body?.editedAt ?? null
  const isOwn = viewer !== undefined && viewer.id === comment.authorId
  return {
    ref: comment.ref,
    parentRef: comment.parentId === null ? null : (refs.get(comment.parentId) ?? null),
    author: comment.state === 'deleted' ? null : author(comment.authorId),
    onBehalfOf: comment.state === 'deleted' ? null : author(body?.onBehalfOfId),
    createdAt: comment.createdAt,
    editedAt: editedAt !== null && (isOwn || editedAt - comment.createdAt >= EDIT_GRACE) ? editedAt : null,
    karma: comment.karma,
    agreement: body?.agreement ?? 0,
    afKarma: body?.afKarma ?? null,
    state: comment.state,
    stateReason: body?.stateReason ?? null,
    stateAt: body?.stateAt ?? null,
    logId: body?.logId ?? null,
    moved: body?.moved ?? null,
    cameFrom: body?.cameFrom ?? null,
    hungBy: body?.hungBy ?? null,
    html: isGone ? '' : (body?.html ?? ''),
    isNew: isNewTo(viewer?.id, comment, since),
    isFolded: (isGone && !body?.moved) || comment.karma < FOLD_BELOW_KARMA,
    reactions: reactions.get(comment.id) ?? [],
    cruxes: cruxes?.get(comment.id) ?? [],
    held: viewer?.held.get(comment.id) ?? NOTHING_HELD,
    isOwn,
  }
}
