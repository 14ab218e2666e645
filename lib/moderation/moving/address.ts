export type MoveTo = { thread: string; comment: string }

const SLUG = /^[a-z0-9-]{1,80}$/
const REF = /^[A-Za-z0-9_-]{1,40}$/

/**
 * Read where something is to go as people name it: the address of a thread or of a comment (all of it, or its path), or a thread's
 * last part alone. Null when it is none of these.
 */
export function toMoveTo(given: string): MoveTo | null {
  const [address = '', fragment = ''] = given.trim().split('#', 2)
  const path = (address.split('?', 1)[0] ?? '').replace(/\/+$/, '')
  const [, thread, branch] = /(?:^|\/)threads\/([^/]+)(?:\/comments\/([^/]+))?$/.exec(path) ?? ['', path]
  const comment = fragment.startsWith('comment-') ? fragment.slice('comment-'.length) : (branch ?? '')
  if (thread === undefined || !SLUG.test(thread) || (comment !== '' && !REF.test(comment))) return null
  return { thread, comment }
}
