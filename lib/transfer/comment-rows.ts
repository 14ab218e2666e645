import { isGone } from './canonical'
import type { DocumentComment, ThreadDocument } from './document'
import { commentRow, type Place, placesOf } from './rows'
import { importedSums, type Sums } from './sums'

/** A comment's row as it stands in the database. */
export type CommentHere = Sums & {
  id: number
  ref: string
  revision: number
  state: NonNullable<DocumentComment['state']>
}

export type Ids = { comment(ref: string): number; person(handle: string): number }

/** All comments of a thread once a document is in: its own, and behind them those that members have written here since. */
export function withOthers(wanted: ThreadDocument, present: ThreadDocument | null): DocumentComment[] {
  const ids = new Set(wanted.comments.map(({ id }) => id))
  return [...wanted.comments, ...(present?.comments ?? []).filter(({ id }) => !ids.has(id))]
}

/** The rows of comments that are not here yet, but for their numbers in the database and in the thread. */
export function newCommentRows(fresh: readonly DocumentComment[], all: readonly DocumentComment[], ids: Ids) {
  const places = placesOf(all)
  return fresh.flatMap((comment) => {
    const place = places.get(comment.id)
    return place ? [newCommentRow(comment, place, ids)] : []
  })
}

function newCommentRow(comment: DocumentComment, place: Place, ids: Ids) {
  return {
    ...commentRow(comment),
    ...placeColumns(place),
    parentId: place.parent === null ? null : ids.comment(place.parent),
    topId: place.top === null ? null : ids.comment(place.top),
    depth: place.depth,
    ...people(comment, ids),
  }
}

/** What a document changes about the comments that are here. */
export function changedCommentRows(
  { wanted, present }: { wanted: ThreadDocument; present: ThreadDocument },
  here: readonly CommentHere[],
  ids: Ids,
) {
  const [before, after] = [placesOf(present.comments), placesOf(withOthers(wanted, present))]
  const presentTexts = new Map(present.comments.map((comment) => [comment.id, JSON.stringify(comment)]))
  const wantedComments = new Map(wanted.comments.map((comment) => [comment.id, comment]))
  return here.flatMap((row) => {
    const comment = wantedComments.get(row.ref)
    const [was, is] = [before.get(row.ref), after.get(row.ref)]
    const isChanged = comment && JSON.stringify(comment) !== presentTexts.get(row.ref)
    const isBusier = is && (is.below !== was?.below || is.lastActivityAt !== was.lastActivityAt)
    const data = {
      ...(isChanged && changedCommentRow(comment, row, ids)),
      ...(isBusier && placeColumns(is)),
    }
    return isChanged || isBusier ? [{ id: row.id, data }] : []
  })
}

/**
 * What a document changes about a comment that is here. What was deleted or removed here stays so; and a document has
 * no text of what is gone, so that the one which is kept here for an appeal is left alone.
 */
function changedCommentRow(comment: DocumentComment, here: CommentHere, ids: Ids) {
  const { body, bodyHtml, rendererVersion, revision, state, stateReason, stateAt, ...rest } =
    commentRow(comment)
  const text = { body, bodyHtml, rendererVersion, revision: Math.max(revision, here.revision) }
  const isGoneHere = isGone(here)
  return {
    ...rest,
    ...importedSums(comment, here),
    // Who deleted it is in no document, and may still bring it back.
    ...(comment.state !== 'deleted' && here.state !== 'deleted' && people(comment, ids)),
    ...(!isGone(comment) && !isGoneHere && text),
    ...((isGone(comment) || !isGoneHere) && { state, stateReason, stateAt }),
  }
}

/** What changes about a comment when others are written below it. */
const placeColumns = ({ below, lastActivityAt }: Place) => ({
  descendantCount: below,
  lastActivityAt: new Date(lastActivityAt),
})

const people = ({ by, on_behalf_of }: DocumentComment, ids: Ids) => ({
  authorId: by === null ? null : ids.person(by),
  onBehalfOfId: on_behalf_of === undefined ? null : ids.person(on_behalf_of),
})
