/** Where a text stands that is being written: under a thread, under a comment, in place of one's own text, or on the page for new threads. */
export type Place =
  | { kind: 'thread'; thread: string }
  | { kind: 'reply'; thread: string; comment: string }
  | { kind: 'edit'; thread: string; comment: string }
  | { kind: 'new' }

const FORM = /^(?:new|(thread|reply|edit):([a-z0-9-]{1,80})(?::([A-Za-z0-9_-]{1,40}))?)$/

/** The place as drafts are kept by: `thread:SLUG`, `reply:SLUG:REF`, `edit:SLUG:REF` (`edit:SLUG` for the post), `new`. */
export function placeName(place: Place): string {
  if (place.kind === 'new') return 'new'
  const comment = place.kind === 'thread' || place.comment === '' ? '' : `:${place.comment}`
  return `${place.kind}:${place.thread}${comment}`
}

/** A new comment's place: under the thread, or under the comment it answers. */
export const replyPlace = (thread: string, parent: string): Place =>
  parent === '' ? { kind: 'thread', thread } : { kind: 'reply', thread, comment: parent }

/** Read a place's name; null when it is none. */
export function toPlace(name: string): Place | null {
  const [found, kind, thread = '', comment = ''] = FORM.exec(name) ?? []
  if (found === undefined) return null
  if (kind === undefined) return { kind: 'new' }
  if (kind === 'thread') return comment === '' ? { kind, thread } : null
  if (kind === 'reply') return comment === '' ? null : { kind, thread, comment }
  return { kind: 'edit', thread, comment }
}

/** The page on which one goes on writing there. */
export function placePath(place: Place): string {
  switch (place.kind) {
    case 'new':
      return '/new'
    case 'thread':
      return `/threads/${place.thread}/reply`
    case 'reply':
      return `/threads/${place.thread}/reply?to=${place.comment}`
    case 'edit':
      return `/threads/${place.thread}/edit${place.comment === '' ? '' : `?comment=${place.comment}`}`
  }
}
