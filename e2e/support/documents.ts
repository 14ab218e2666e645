import { randomBytes } from 'node:crypto'
import type { DocumentComment, ThreadDocument } from '@/lib/transfer/document'

type Post = ThreadDocument['thread']

/** A comment as a test tells it: whose, what it says, and what answers it. The rest is made up. */
export type GivenComment = Partial<Omit<DocumentComment, 'parent' | 'by' | 'on_behalf_of'>> & {
  /** A name; everybody with this name in the thread is one person. Null: the account is gone. */
  by?: string | null
  on_behalf_of?: string
  replies?: GivenComment[]
}

export type GivenThread = Partial<Omit<Post, 'by' | 'slug'>> & {
  by?: string
  /** People who write automatically. */
  automatic?: string[]
  comments?: GivenComment[]
  /** Sentences the disagreement turns on, each raised in a comment. */
  cruxes?: { statement: string; in: string }[]
}

const HOUR = 3_600_000
const BEGAN = Date.parse('2024-03-01T10:00:00Z')
const iso = (at: number): string => new Date(at).toISOString()

/** Letters that nobody else has, so that tests which run side by side share nothing. */
export const unique = (): string => randomBytes(5).toString('hex')

/**
 * The document of an invented thread. Comments without an id are c1, c2, … in reading order, each written an hour
 * after the one before; people get handles of their own.
 */
export function documentOf({
  by = 'Ada',
  automatic = [],
  comments = [],
  cruxes = [],
  ...post
}: GivenThread): ThreadDocument {
  const suffix = unique()
  const people = new Map<string, { handle: string; name: string; automatic?: boolean }>()
  const handleOf = (name: string): string => {
    const known = people.get(name)
    if (known) return known.handle
    const handle = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${suffix}`
    people.set(name, { handle, name, ...(automatic.includes(name) ? { automatic: true } : {}) })
    return handle
  }

  const began = post.created_at ? Date.parse(post.created_at) : BEGAN
  const thread: Post = {
    kind: 'post',
    title: 'An invented discussion',
    body: 'Somebody has to begin.',
    created_at: iso(began),
    ...post,
    slug: `invented-${suffix}`,
    by: handleOf(by),
  }
  const flat: DocumentComment[] = []
  const add = (given: readonly GivenComment[], parent: string | null): void => {
    for (const { by: name = 'Bob', on_behalf_of: other, replies = [], ...comment } of given) {
      const id = comment.id ?? `c${flat.length + 1}`
      flat.push({
        body: `The words of ${id}.`,
        created_at: iso(began + (flat.length + 1) * HOUR),
        ...comment,
        id,
        parent,
        by: name === null ? null : handleOf(name),
        ...(other ? { on_behalf_of: handleOf(other) } : {}),
      })
      add(replies, id)
    }
  }
  add(comments, null)
  return {
    format: 'doublecrux.thread/1',
    thread,
    people: [...people.values()],
    comments: flat,
    cruxes: cruxes.map(({ statement, in: comment }, i) => ({
      id: `x${i + 1}`,
      statement,
      kind: 'empirical',
      state: 'open',
      by: thread.by,
      created_at: flat.find(({ id }) => id === comment)?.created_at ?? thread.created_at,
      anchors: [{ comment, role: 'raised_by' }],
    })),
  }
}
