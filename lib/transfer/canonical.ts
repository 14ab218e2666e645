import {
  type DocumentComment,
  type DocumentCrux,
  type DocumentReaction,
  type ThreadDocument,
  threadDocument,
} from './document'
import { handlesOf } from './people'

/**
 * The one way to write a document down: what is left out by default is left out, times are in UTC to the
 * millisecond at most, people stand in order of appearance, stances in order of time, and of a deleted or removed
 * comment only its place is left. Import and export meet here: the export of an imported document is its canonical form.
 */
export function canonical(document: ThreadDocument): ThreadDocument {
  const { format, thread, comments, cruxes } = document
  const gone = new Set(comments.filter(isGone).map((comment) => comment.id))
  const times = new Map(comments.map(({ id, created_at }) => [id, Date.parse(created_at)]))
  /** Only what was moved stands below something younger. */
  const isOlder = ({ parent, created_at }: DocumentComment) =>
    Date.parse(created_at) <
    ((parent === null ? undefined : times.get(parent)) ?? Date.parse(thread.created_at))
  const content = {
    format,
    thread: {
      ...thread,
      group: thread.group ?? 'commons',
      created_at: utc(thread.created_at),
      edited_at: thread.edited_at && utc(thread.edited_at),
      revisions: thread.revisions?.map(canonicalRevision),
      reactions: sortReactions(thread.reactions),
    },
    people: document.people,
    comments: comments.map((comment) => canonicalComment(comment, isOlder(comment))),
    claims: canonicalClaims(document),
    cruxes: cruxes?.map((crux) => canonicalCrux(crux, gone, claimIds(document))),
  }
  // Parsing once more puts every key in the schema's order.
  const parsed = threadDocument.parse(tidy(content))
  return { ...parsed, people: canonicalPeople(parsed) }
}

/** Is a comment's text no longer anybody's to read? */
export const isGone = ({ state }: Pick<DocumentComment, 'state'>): boolean =>
  state === 'deleted' || state === 'removed'

/** 2023-03-08T17:00:00Z: milliseconds only when there are any. */
export const utc = (time: string | Date): string => new Date(time).toISOString().replace('.000Z', 'Z')

/** Those who appear, in that order: who reacted to a comment that is gone appears no more. */
function canonicalPeople(document: ThreadDocument): ThreadDocument['people'] {
  const listed = new Map(document.people.map((person) => [person.handle, person]))
  return [...handlesOf(document).keys()].map((handle) => {
    const { name, about, automatic } = listed.get(handle) ?? {}
    return { handle, ...(name && { name }), ...(about && { about }), ...(automatic && { automatic }) }
  })
}

function canonicalComment(comment: DocumentComment, isMoved: boolean): unknown {
  const text = isGone(comment)
    ? { body: '', reactions: undefined, revisions: undefined }
    : { reactions: sortReactions(comment.reactions), revisions: comment.revisions?.map(canonicalRevision) }
  return {
    ...comment,
    // Whoever deletes what they wrote is named there no more; of what a moderator removed, everybody may know whose it was.
    ...(comment.state === 'deleted' && { by: null, on_behalf_of: undefined }),
    created_at: utc(comment.created_at),
    edited_at: comment.edited_at && utc(comment.edited_at),
    moved: isMoved ? true : undefined,
    state: comment.state === 'live' ? undefined : comment.state,
    state_at: comment.state_at && utc(comment.state_at),
    ...text,
  }
}

const canonicalRevision = ({ body, at }: { body: string; at: string }) => ({ body, at: utc(at) })

function canonicalClaims({ thread, claims = [] }: ThreadDocument): unknown {
  const hasMain = thread.main_claim === undefined || claims.some((claim) => claim.id === 'main')
  const all: typeof claims = hasMain ? claims : [{ id: 'main', text: thread.main_claim ?? '' }, ...claims]
  return all.map((claim) => ({ ...claim, stances: claim.stances && sortStances(claim.stances) }))
}

/** The names of a thread's claims in its order: the main one first, said or not. */
function claimIds({ thread, claims = [] }: ThreadDocument): string[] {
  const others = claims.map(({ id }) => id).filter((id) => id !== 'main')
  const hasMain = thread.main_claim !== undefined || others.length < claims.length
  return hasMain ? ['main', ...others] : others
}

/** The claims a crux is for, in the thread's order, with those that people weigh it against; left out where it is the first alone. */
function claimsOf({ claims, stances = [] }: DocumentCrux, all: readonly string[]): string[] | undefined {
  const named = claims && claims.length > 0 ? claims : all.slice(0, 1)
  const given = new Set([...named, ...stances.map(({ claim = 'main' }) => claim)])
  const inOrder = all.filter((id) => given.has(id))
  return inOrder.length === 1 && inOrder[0] === all[0] ? undefined : inOrder
}

function canonicalCrux(crux: DocumentCrux, gone: ReadonlySet<string>, claims: readonly string[]): unknown {
  const silent = { quote: undefined, prefix: undefined, suffix: undefined }
  return {
    ...crux,
    created_at: utc(crux.created_at),
    resolved_at: crux.resolved_at && utc(crux.resolved_at),
    claims: claimsOf(crux, claims),
    anchors: crux.anchors?.map((anchor) =>
      anchor.comment !== null && gone.has(anchor.comment) ? { ...anchor, ...silent } : anchor,
    ),
    stances:
      crux.stances &&
      sortStances(
        crux.stances.map((stance) => ({
          ...stance,
          claim: stance.claim === 'main' ? undefined : stance.claim,
        })),
      ),
    relations:
      crux.relations && [...crux.relations].sort((a, b) => compare(a.type, b.type) || compare(a.to, b.to)),
  }
}

function sortStances<T extends { by: string; at: string; claim?: string | undefined }>(
  stances: readonly T[],
): T[] {
  return stances
    .map((stance) => ({ ...stance, at: utc(stance.at) }))
    .sort(
      (a, b) =>
        Date.parse(a.at) - Date.parse(b.at) || compare(a.by, b.by) || compare(a.claim ?? '', b.claim ?? ''),
    )
}

/** In an order of their own: who reacted when is not told. */
function sortReactions(reactions: readonly DocumentReaction[] = []): DocumentReaction[] {
  const keyOf = ({ kind, by, quote = '', prefix = '', suffix = '' }: DocumentReaction) =>
    [kind, by, quote, prefix, suffix].join('\0')
  return [...reactions].sort((a, b) => compare(keyOf(a), keyOf(b)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Leave out what is undefined and empty lists, at every depth. `comments` and `people` stay. */
function tidy(value: unknown, isTop = true): unknown {
  if (Array.isArray(value)) return value.map((one) => tidy(one, false))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      const kept = tidy(one, false)
      const mayBeEmpty = isTop && (key === 'comments' || key === 'people')
      const isEmpty = kept === undefined || (Array.isArray(kept) && kept.length === 0 && !mayBeEmpty)
      return isEmpty ? [] : [[key, kept]]
    }),
  )
}
