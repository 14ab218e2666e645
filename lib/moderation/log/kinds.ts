type Kind = {
  /** What the log says after the name of who did it. {target} is the comment, the post or the crux; {person} whom it concerns. */
  says: string
  /** What the public does not read of it: whom it concerns, or why. A report that came to nothing names nobody. */
  hides: readonly ('person' | 'reason')[]
  /** The kind of row that takes it back; null when it cannot be taken back. */
  undoneBy: string | null
  /** Whether it is done to somebody, who is told and may appeal. */
  isAppealable: boolean
  family: Family
}

export const FAMILIES = {
  texts: 'Comments and posts',
  people: 'Members',
  threads: 'Threads',
  cruxes: 'Cruxes',
  reports: 'Reports',
  appeals: 'Appeals',
} as const
export type Family = keyof typeof FAMILIES
export const families = Object.keys(FAMILIES) as [Family, ...Family[]]

const done = (family: Family, says: string, rest: Partial<Omit<Kind, 'family' | 'says'>> = {}): Kind => ({
  family,
  says,
  hides: [],
  undoneBy: null,
  isAppealable: false,
  ...rest,
})

/** Everything the log can say. A new kind of decision is a line here, and the compiler lists what else it needs. */
export const LOG_KINDS = {
  remove: done('texts', 'removed {target} by {person}', { undoneBy: 'restore', isAppealable: true }),
  restore: done('texts', 'restored {target} by {person}'),
  move: done('texts', 'moved {target} by {person}', { undoneBy: 'move-back', isAppealable: true }),
  'move-back': done('texts', 'moved {target} by {person} back to where it stood'),
  approve: done('texts', 'let through {target} by {person} that was held for review'),
  decline: done('texts', 'did not let through a comment by {person} that was held for review', {
    undoneBy: 'approve',
    isAppealable: true,
  }),
  warn: done('people', 'warned {person} about {target}', { undoneBy: 'unwarn', isAppealable: true }),
  unwarn: done('people', 'took back a warning to {person}'),
  suspend: done('people', 'suspended {person}', { undoneBy: 'unsuspend', isAppealable: true }),
  unsuspend: done('people', 'ended the suspension of {person}'),
  'merge-members': done('people', 'merged a second account of {person}'),
  lock: done('threads', 'locked the thread', { undoneBy: 'unlock' }),
  unlock: done('threads', 'unlocked the thread'),
  'lock-branch': done('threads', 'locked the branch below {target} by {person}', {
    undoneBy: 'unlock-branch',
    isAppealable: true,
  }),
  'unlock-branch': done('threads', 'unlocked the branch below {target} by {person}'),
  slow: done('threads', 'slowed the thread down', { undoneBy: 'unslow' }),
  unslow: done('threads', 'ended slow mode'),
  'approve-first': done('threads', 'asked that new members’ comments be approved first', {
    undoneBy: 'approve-first-off',
  }),
  'approve-first-off': done('threads', 'let new members’ comments through again'),
  pin: done('threads', 'pinned the thread', { undoneBy: 'unpin' }),
  unpin: done('threads', 'unpinned the thread'),
  curate: done('threads', 'curated the thread', { undoneBy: 'uncurate' }),
  uncurate: done('threads', 'took the thread out of the curated ones'),
  tags: done('threads', 'changed the tags', { undoneBy: 'tags-back' }),
  'tags-back': done('threads', 'put the tags back'),
  'name-moderator': done('threads', 'named {person} a moderator of the thread'),
  'unname-moderator': done('threads', 'ended that {person} moderates the thread'),
  'claim-reword': done('threads', 'put a claim of the thread into other words'),
  'claim-gone': done('threads', 'took a claim of the thread away'),
  'crux-merge': done('cruxes', 'merged {target} into another'),
  'crux-reword': done('cruxes', 'put {target} into other words'),
  'crux-reject': done('cruxes', 'rejected {target}'),
  'crux-park': done('cruxes', 'parked {target}'),
  'crux-state': done('cruxes', 'changed the state of {target}'),
  'crux-evidence-gone': done('cruxes', 'took away evidence by {person} on {target}'),
  'crux-doubt-gone': done('cruxes', 'took away a doubt of {person} about {target}'),
  'crux-relation-gone': done('cruxes', 'took away how {target} stands to another'),
  'crux-swing': done('cruxes', 'set how far a crux has to move somebody'),
  'crux-blind': done('cruxes', 'hid what others say on a crux until one has said it oneself'),
  'crux-seen': done('cruxes', 'let everybody see at once what others say on a crux'),
  dismiss: done('reports', 'dismissed a report', { hides: ['person'] }),
  note: done('reports', 'wrote a note for moderators', { hides: ['person', 'reason'] }),
  uphold: done('appeals', 'upheld a decision after the appeal of {person}'),
  overturn: done('appeals', 'overturned a decision after the appeal of {person}'),
} as const satisfies Record<string, Kind>

export type LogKind = keyof typeof LOG_KINDS
export const logKinds = Object.keys(LOG_KINDS) as [LogKind, ...LogKind[]]
export const isLogKind = (given: string): given is LogKind => Object.hasOwn(LOG_KINDS, given)
/** Widened, for those who look at any of them. */
export const kindOf = (kind: LogKind): Kind => LOG_KINDS[kind]
export const kindsIn = (family: Family): LogKind[] =>
  logKinds.filter((kind) => kindOf(kind).family === family)
/** The kinds whose rows name nobody in public. */
export const namelessKinds = logKinds.filter((kind) => kindOf(kind).hides.includes('person'))

/** Whether there is a row that takes one of this kind back. */
export const canUndo = (kind: LogKind): boolean => kindOf(kind).undoneBy !== null

/** As what somebody decided. */
export const CAPACITIES = {
  moderator: 'a moderator',
  'group-moderator': 'a moderator of the group',
  'thread-moderator': 'a moderator of the thread',
  author: 'the thread’s author',
  admin: 'an admin',
  /** An admin who also writes in the thread: nobody else may, and the log says so. */
  'admin-in-thread': 'an admin who writes in this thread',
  automatic: 'nobody: it follows from a rule',
} as const
export type Capacity = keyof typeof CAPACITIES
export const capacityIn = (given: string): Capacity =>
  Object.hasOwn(CAPACITIES, given) ? (given as Capacity) : 'moderator'
