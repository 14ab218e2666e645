/** Who a group lets do something. A site's moderators and admins are let in everywhere. */
export const LEVELS = ['anyone', 'member', 'moderator'] as const
export type Level = (typeof LEVELS)[number]

/** What a group says for itself who may: each right is a column `may_…` of the group. */
export const RIGHTS = {
  read: 'read',
  comment: 'comment',
  vote: 'vote and react',
  tag: 'tag cruxes',
  start: 'start threads',
} as const satisfies Record<string, string>
export type Right = keyof typeof RIGHTS

/**
 * Everything that people do in a group, with the right it needs (null: it is about one's own words), whether a lock stops it, and
 * the end of "Sign in to …". Who takes back what they said may do so under a lock; who is suspended may not write at all.
 */
export const DOINGS = {
  start: { words: 'start a thread', right: 'start', isLockable: false },
  comment: { words: 'comment', right: 'comment', isLockable: true },
  edit: { words: 'edit what you wrote', right: null, isLockable: true },
  retract: { words: 'retract what you wrote', right: null, isLockable: false },
  delete: { words: 'delete what you wrote', right: null, isLockable: false },
  vote: { words: 'vote', right: 'vote', isLockable: true },
  react: { words: 'react', right: 'vote', isLockable: true },
  tag: { words: 'tag a crux', right: 'tag', isLockable: true },
  'edit-crux': { words: 'edit a crux', right: 'tag', isLockable: true },
  'add-claim': { words: 'add a claim', right: 'tag', isLockable: true },
  'discuss-crux': { words: 'say something about a crux', right: 'comment', isLockable: true },
  'settle-crux': { words: 'say how a crux is settled', right: 'vote', isLockable: true },
  stance: { words: 'give your stance', right: 'vote', isLockable: true },
  room: { words: 'take part in a room', right: 'comment', isLockable: true },
  credence: { words: 'say how likely it is', right: 'vote', isLockable: true },
} as const satisfies Record<
  string,
  { words: string; right: Exclude<Right, 'read'> | null; isLockable: boolean }
>
export type Doing = keyof typeof DOINGS

/** Closed for everybody, moderators too: until then, or for good. */
export type Lock = { until: Date | null; reason: string }

export type GroupRole = 'member' | 'moderator'

/** Who the actor is in a place. Read in the transaction that writes, so that what changed first counts. */
export type Standing = {
  groupRole: GroupRole | null
  moderatesThread: boolean
  /** Did they start this thread? */
  isAuthor: boolean
  /** Have they written in it? Then they argue here. */
  hasCommented: boolean
  /** Their latest comment here; read only where there is slow mode. */
  lastCommentAt: Date | null
  /** From the whole site, as of now: the actor's own field is as of when the request came. */
  suspendedUntil: Date | null
  suspendedHere: { until: Date | null; reason: string } | null
}

/** Where somebody wants to do something: a thread, perhaps a branch of it, in a group; or a group alone. */
export type Place = {
  group: { slug: string; name: string; needs: Readonly<Record<Right, Level>> }
  lock: Lock | null
  /** Of the comment it is about, or of one above it. */
  branchLock: Lock | null
  slowModeSeconds: number | null
  approveFirst: boolean
  standing: Standing
}

export const NO_STANDING: Standing = {
  groupRole: null,
  moderatesThread: false,
  isAuthor: false,
  hasCommented: false,
  lastCommentAt: null,
  suspendedUntil: null,
  suspendedHere: null,
}

const OPEN = { read: 'anyone', comment: 'anyone', vote: 'anyone', tag: 'anyone', start: 'anyone' } as const

/** A thread of a group in which everybody may do everything, as somebody sees it who is nothing special there. */
export const OPEN_PLACE: Place = {
  group: { slug: 'commons', name: 'Commons', needs: OPEN },
  lock: null,
  branchLock: null,
  slowModeSeconds: null,
  approveFirst: false,
  standing: NO_STANDING,
}
