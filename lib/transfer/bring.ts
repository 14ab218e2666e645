import type { BroughtClaim, BroughtCrux } from '@/lib/cruxes/brought'
import type { Ids } from './comment-rows'
import type { ThreadDocument } from './document'
import { quoteRow, textsOf } from './quotes'
import { cruxRow } from './rows'

/** The claims of a document with people and comments looked up. */
export function broughtClaims({ claims = [] }: ThreadDocument, ids: Ids): BroughtClaim[] {
  return claims.map(({ id, text, stances = [] }, position) => ({
    ref: id,
    position,
    text,
    stances: stances.map(({ by, credence, at, because }) => ({
      userId: ids.person(by),
      credence,
      at: new Date(at),
      causeCommentId: because === undefined ? null : ids.comment(because),
    })),
  }))
}

/** The cruxes of a document with people, comments and quotes looked up. */
export function broughtCruxes(document: ThreadDocument, ids: Ids): BroughtCrux[] {
  const textOf = textsOf(document)
  return (document.cruxes ?? []).map((crux, position) => ({
    row: { ...cruxRow(crux, position), createdById: ids.person(crux.by) },
    state: crux.state,
    mergedInto: crux.merged_into ?? null,
    claims: crux.claims ?? null,
    anchors: (crux.anchors ?? []).map((anchor, i) => ({
      ...quoteRow(anchor, anchor.quote === undefined ? '' : textOf(anchor.comment)),
      commentId: anchor.comment === null ? null : ids.comment(anchor.comment),
      position: i,
      role: anchor.role,
    })),
    stances: (crux.stances ?? []).map((stance) => ({
      claim: stance.claim ?? 'main',
      userId: ids.person(stance.by),
      credence: stance.credence ?? null,
      ifTrue: stance.if_true ?? null,
      ifFalse: stance.if_false ?? null,
      main: stance.main ?? null,
      mark: stance.mark ?? null,
      note: stance.note ?? null,
      confidence: stance.confidence ?? null,
      at: new Date(stance.at),
      causeCommentId: stance.because === undefined ? null : ids.comment(stance.because),
    })),
    relations: crux.relations ?? [],
  }))
}

/** The reactions of a document, to the post and to comments, with people, comments and quotes looked up. */
export function broughtReactions(document: ThreadDocument, ids: Ids) {
  const textOf = textsOf(document)
  const posts = (document.thread.reactions ?? []).map((reaction) => ({ ref: null, ...reaction }))
  const comments = document.comments.flatMap(({ id, reactions = [] }) =>
    reactions.map((reaction) => ({ ref: id, ...reaction })),
  )
  return [...posts, ...comments].map(({ ref, kind, by, ...words }) => ({
    commentId: ref === null ? null : ids.comment(ref),
    userId: ids.person(by),
    kind,
    ...quoteRow(words, words.quote === undefined ? '' : textOf(ref)),
  }))
}
