import { RENDERER_VERSION, renderMarkdown } from '@/lib/text/markdown'
import { toPlainText } from '@/lib/text/plain-text'
import { minutes } from '@/lib/text/reading-time'
import type { DocumentComment, ThreadDocument } from './document'
import { makeTextAnchor } from './quotes'

export const commentPrefix = (ref: string): string => `comment-${ref}-`

/** The post's own columns, its text rendered. */
export function threadRow({ thread, comments }: ThreadDocument) {
  const rendered = renderMarkdown(thread.body, {
    prefix: '',
    transcript: thread.kind === 'transcript',
    headingBase: 2,
  })
  const times = comments.map((comment) => Date.parse(comment.created_at))
  return {
    slug: thread.slug,
    kind: thread.kind,
    title: thread.title,
    body: thread.body,
    bodyHtml: rendered.html,
    rendererVersion: RENDERER_VERSION,
    headings: rendered.headings.map((heading) => ({ ...heading })),
    turns: rendered.turns.map((turn) => ({ ...turn })),
    readingMinutes: minutes(toPlainText(rendered.html)),
    createdAt: new Date(thread.created_at),
    editedAt: thread.edited_at ? new Date(thread.edited_at) : null,
    revision: 1 + (thread.revisions?.length ?? 0),
    lastActivityAt: new Date(Math.max(Date.parse(thread.created_at), ...times)),
    importedScore: thread.karma ?? null,
    importedAgreement: thread.agreement ?? null,
    importedVotes: thread.votes ?? null,
    crosspostedFrom: thread.crossposted_from ?? null,
    source: thread.source ?? null,
    media: thread.media ?? null,
    settings: thread.settings ?? null,
  }
}

export type CommentPlace = {
  parent: string | null
  top: string | null
  depth: number
  below: number
  lastActivityAt: number
}

/** Where each comment stands in the tree, by id: what the document says only by its parents. */
export function placesOf(comments: readonly DocumentComment[]): Map<string, CommentPlace> {
  const places = new Map<string, CommentPlace>()
  for (const { id, parent, created_at } of comments) {
    const above = parent === null ? undefined : places.get(parent)
    places.set(id, {
      parent,
      top: parent === null ? null : (above?.top ?? parent),
      depth: above ? above.depth + 1 : 0,
      below: 0,
      lastActivityAt: Date.parse(created_at),
    })
  }
  for (const { id } of [...comments].reverse()) {
    const place = places.get(id)
    const above = place?.parent ? places.get(place.parent) : undefined
    if (!place || !above) continue
    above.below += 1 + place.below
    above.lastActivityAt = Math.max(above.lastActivityAt, place.lastActivityAt)
  }
  return places
}

/** A comment's own columns, its text rendered; people and places in the tree are the caller's. */
export function commentRow(comment: DocumentComment) {
  return {
    ref: comment.id,
    body: comment.body,
    bodyHtml: renderMarkdown(comment.body, { prefix: commentPrefix(comment.id), headingBase: 4 }).html,
    rendererVersion: RENDERER_VERSION,
    createdAt: new Date(comment.created_at),
    editedAt: comment.edited_at ? new Date(comment.edited_at) : null,
    revision: 1 + (comment.revisions?.length ?? 0),
    importedScore: comment.karma ?? null,
    importedAgreement: comment.agreement ?? null,
    importedAfKarma: comment.af_karma ?? null,
    importedVotes: comment.votes ?? null,
    state: comment.state ?? ('live' as const),
    stateReason: comment.state_reason ?? null,
    stateAt: comment.state_at ? new Date(comment.state_at) : null,
  }
}

/** A crux's own columns. */
export function cruxRow(crux: NonNullable<ThreadDocument['cruxes']>[number], position: number) {
  return {
    ref: crux.id,
    position,
    statement: crux.statement,
    details: crux.details ?? null,
    kind: crux.kind,
    outcome: crux.outcome ?? null,
    outcomeNote: crux.outcome_note ?? null,
    resolutionCriteria: crux.resolution_criteria ?? null,
    resolveBy: crux.resolve_by ? new Date(crux.resolve_by) : null,
    resolvedAt: crux.resolved_at ? new Date(crux.resolved_at) : null,
    createdAt: new Date(crux.created_at),
  }
}

/** Where a quote stands in a text, or nulls when it says no quote. Throws a RangeError that names a quote which is not there. */
export function anchorRow(
  anchor: { quote?: string | undefined; prefix?: string | undefined; suffix?: string | undefined },
  html: string,
) {
  const words = { quote: anchor.quote ?? null, prefix: anchor.prefix ?? null, suffix: anchor.suffix ?? null }
  if (anchor.quote === undefined) return { ...words, startOffset: null, endOffset: null }
  const found = makeTextAnchor(toPlainText(html), anchor.quote, anchor.prefix, anchor.suffix)
  if (!found)
    throw new RangeError(`the words “${anchor.quote}” do not stand there, or stand there more than once`)
  return { ...words, startOffset: found.start, endOffset: found.end }
}
