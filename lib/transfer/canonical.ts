import { type DocumentComment, type DocumentCrux, type ThreadDocument, threadDocument } from './document'
import { handlesOf } from './people'

/**
 * The one way to write a document down: what is left out by default is left out, times are in UTC to the
 * millisecond at most, people stand in order of appearance, stances in order of time. Import and export meet here:
 * the export of an imported document is its canonical form.
 */
export function canonical(document: ThreadDocument): ThreadDocument {
  const { format, thread, people, comments, cruxes } = document
  const byHandle = new Map(people.map((person) => [person.handle, person]))
  // Parsing once more puts every key in the schema's order.
  return threadDocument.parse(
    tidy({
      format,
      thread: {
        ...thread,
        group: thread.group ?? 'commons',
        created_at: utc(thread.created_at),
        edited_at: thread.edited_at && utc(thread.edited_at),
        revisions: thread.revisions?.map(({ body, at }) => ({ body, at: utc(at) })),
        reactions: thread.reactions && sortReactions(thread.reactions),
      },
      people: [...handlesOf(document).keys()].map((handle) => {
        const { name, about, automatic } = byHandle.get(handle) ?? {}
        return { handle, name, about: about || undefined, automatic: automatic || undefined }
      }),
      comments: comments.map(canonicalComment),
      claims: canonicalClaims(document),
      cruxes: cruxes?.map(canonicalCrux),
    }),
  )
}

function canonicalComment(comment: DocumentComment): unknown {
  return {
    ...comment,
    created_at: utc(comment.created_at),
    edited_at: comment.edited_at && utc(comment.edited_at),
    state: comment.state === 'live' ? undefined : comment.state,
    state_at: comment.state_at && utc(comment.state_at),
    reactions: comment.reactions && sortReactions(comment.reactions),
    revisions: comment.revisions?.map(({ body, at }) => ({ body, at: utc(at) })),
  }
}

function canonicalClaims({ thread, claims = [] }: ThreadDocument): unknown {
  const hasMain = thread.main_claim === undefined || claims.some((claim) => claim.id === 'main')
  const all = hasMain ? claims : [{ id: 'main', text: thread.main_claim }, ...claims]
  return all.map((claim) => ({
    ...claim,
    stances: 'stances' in claim && claim.stances && sortStances(claim.stances),
  }))
}

function canonicalCrux(crux: DocumentCrux): unknown {
  return {
    ...crux,
    created_at: utc(crux.created_at),
    resolved_at: crux.resolved_at && utc(crux.resolved_at),
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

function sortStances<T extends { by: string; at: string }>(stances: readonly T[]): T[] {
  return stances
    .map((stance) => ({ ...stance, at: utc(stance.at) }))
    .sort((a, b) => compare(a.at, b.at) || compare(a.by, b.by))
}

function sortReactions<T extends { kind: string; by: string; quote?: string | undefined }>(
  reactions: readonly T[],
): T[] {
  return [...reactions].sort(
    (a, b) => compare(a.kind, b.kind) || compare(a.by, b.by) || compare(a.quote ?? '', b.quote ?? ''),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** 2023-03-08T17:00:00Z: milliseconds only when there are any. */
export const utc = (time: string | Date): string => new Date(time).toISOString().replace('.000Z', 'Z')

/** Leave out what is undefined, empty lists and empty objects' keys, at every depth. `comments` and `people` stay. */
function tidy(value: unknown, isTop = true): unknown {
  if (Array.isArray(value)) return value.map((one) => tidy(one, false))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      const kept = tidy(one, false)
      const isEmpty =
        kept === undefined ||
        (Array.isArray(kept) && kept.length === 0 && !(isTop && (key === 'comments' || key === 'people')))
      return isEmpty ? [] : [[key, kept]]
    }),
  )
}
