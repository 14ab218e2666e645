import type { BroughtClaim, BroughtCrux } from '@/lib/cruxes/brought'
import type { ThreadDocument } from './document'
import { anchorRow, cruxRow } from './rows'

type Ids = {
  comment(ref: string): number
  person(handle: string): number
  /** The rendered text a quote stands in; null is the post. */
  html(ref: string | null): string
}

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

/** The cruxes of a document with people, comments and quotes looked up. Throws a RangeError that names a quote which is not there. */
export function broughtCruxes({ cruxes = [] }: ThreadDocument, ids: Ids): BroughtCrux[] {
  return cruxes.map((crux, position) => ({
    row: { ...cruxRow(crux, position), createdById: ids.person(crux.by) },
    state: crux.state,
    mergedInto: crux.merged_into ?? null,
    anchors: (crux.anchors ?? []).map((anchor, i) => ({
      ...anchorRow(anchor, ids.html(anchor.comment)),
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
      at: new Date(stance.at),
      causeCommentId: stance.because === undefined ? null : ids.comment(stance.because),
    })),
    relations: crux.relations ?? [],
  }))
}
