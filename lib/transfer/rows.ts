import { renderComment, renderPost } from '@/lib/text/bodies'
import type { DocumentComment, DocumentCrux, ThreadDocument } from './document'
import { importedSums } from './sums'

const day = (time: string | undefined): Date | null => (time === undefined ? null : new Date(time))

/** The post's own columns, its text rendered; people and counts are the caller's. */
export function threadRow({ thread, comments }: ThreadDocument) {
  const times = [thread, ...comments].map(({ created_at }) => Date.parse(created_at))
  return {
    slug: thread.slug,
    kind: thread.kind,
    title: thread.title,
    body: thread.body,
    ...renderPost(thread.body, thread.kind),
    createdAt: new Date(thread.created_at),
    editedAt: day(thread.edited_at),
    revision: revisionOf(thread),
    lastActivityAt: new Date(times.reduce((a, b) => Math.max(a, b))),
    ...importedSums(thread, undefined),
    crosspostedFrom: thread.crossposted_from ?? null,
    source: thread.source ?? null,
    media: thread.media ?? null,
    settings: thread.settings ?? null,
  }
}

/** A comment's own columns, its text rendered; people and places in the tree are the caller's. */
export function commentRow(comment: DocumentComment) {
  return {
    ref: comment.id,
    body: comment.body,
    ...renderComment(comment.body, comment.id),
    createdAt: new Date(comment.created_at),
    editedAt: day(comment.edited_at),
    revision: revisionOf(comment),
    ...importedSums(comment, undefined),
    importedAfKarma: comment.af_karma ?? null,
    state: comment.state ?? ('live' as const),
    stateReason: comment.state_reason ?? null,
    stateAt: day(comment.state_at),
  }
}

/** A crux's own columns. */
export function cruxRow(crux: DocumentCrux, position: number) {
  return {
    ref: crux.id,
    position,
    statement: crux.statement,
    details: crux.details ?? null,
    operationalization: crux.operationalization ?? null,
    kind: crux.kind,
    outcome: crux.outcome ?? null,
    outcomeNote: crux.outcome_note ?? null,
    resolutionCriteria: crux.resolution_criteria ?? null,
    resolveBy: day(crux.resolve_by),
    resolvedAt: day(crux.resolved_at),
    createdAt: new Date(crux.created_at),
  }
}

/** Which revision of a text its current body is: the first is 1. */
export const revisionOf = ({ revisions = [] }: { revisions?: readonly unknown[] | undefined }): number =>
  1 + revisions.length

/** The earlier texts, oldest first, as rows of a history. */
export const revisionRows = ({ revisions = [] }: Pick<DocumentComment, 'revisions'>) =>
  revisions.map(({ body, at }, i) => ({ revision: i + 1, body, at: new Date(at) }))

type Node = { id: string; parent: string | null; created_at: string }

export type Place = {
  parent: string | null
  top: string | null
  depth: number
  below: number
  lastActivityAt: number
}

/** Comments that were hung up elsewhere here may come before what they answer now. */
function parentsFirst(comments: readonly Node[]): Node[] {
  const all = new Map(comments.map((comment) => [comment.id, comment]))
  const ordered = new Map<string, Node>()
  for (const comment of comments) {
    const line: Node[] = []
    for (
      let one: Node | undefined = comment;
      one && !ordered.has(one.id);
      one = one.parent === null ? undefined : all.get(one.parent)
    )
      line.push(one)
    for (const one of line.reverse()) ordered.set(one.id, one)
  }
  return [...ordered.values()]
}

/** Where each comment stands in the tree, by id: what a list says only by its parents. */
export function placesOf(comments: readonly Node[]): Map<string, Place> {
  const places = new Map<string, Place>()
  const inOrder = parentsFirst(comments)
  for (const { id, parent, created_at } of inOrder) {
    const above = parent === null ? undefined : places.get(parent)
    places.set(id, {
      parent,
      top: parent === null ? null : (above?.top ?? parent),
      depth: above ? above.depth + 1 : 0,
      below: 0,
      lastActivityAt: Date.parse(created_at),
    })
  }
  for (const { id } of inOrder.reverse()) {
    const place = places.get(id)
    const above = place?.parent ? places.get(place.parent) : undefined
    if (!place || !above) continue
    above.below += 1 + place.below
    above.lastActivityAt = Math.max(above.lastActivityAt, place.lastActivityAt)
  }
  return places
}
