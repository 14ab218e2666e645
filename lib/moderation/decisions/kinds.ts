import type { LogKind } from '../log/kinds'

/** What a moderator can fill in beside the reason. */
export type Field = 'until' | 'every' | 'scope' | 'hide' | 'tags' | 'to'

type Kind = {
  words: string
  /** On a comment or the post; on a comment alone; on the whole thread; or on whoever wrote the text. */
  on: 'text' | 'comment' | 'thread' | 'person'
  fields: readonly Field[]
  /** Whether those who reported the text were right; null: the decision leaves that open, and their reports too. */
  reports: 'upheld' | 'dismissed' | 'noted' | null
  /** Said to whoever wrote the text; null when it is not about them. */
  tells: string | null
}

const onThread = (words: string, fields: readonly Field[] = []): Kind => ({
  words,
  on: 'thread',
  fields,
  reports: null,
  tells: null,
})

/** What moderators can do, in the order in which the choice is shown. Each is a kind of row in the log. */
export const DECISIONS = {
  dismiss: { words: 'Dismiss the reports', on: 'text', fields: [], reports: 'dismissed', tells: null },
  note: {
    words: 'Note for moderators, nothing else',
    on: 'person',
    fields: [],
    reports: 'noted',
    tells: null,
  },
  warn: {
    words: 'Warn the author',
    on: 'person',
    fields: [],
    reports: 'upheld',
    tells: 'You were warned about what you wrote.',
  },
  remove: {
    words: 'Remove it, with the reason in its place',
    on: 'text',
    fields: [],
    reports: 'upheld',
    tells: 'What you wrote was removed.',
  },
  suspend: {
    words: 'Suspend the author',
    on: 'person',
    fields: ['scope', 'until', 'hide'],
    reports: 'upheld',
    tells: 'You were suspended. You can go on reading.',
  },
  'lock-branch': {
    words: 'Lock the branch below it',
    on: 'comment',
    fields: ['until'],
    reports: 'upheld',
    tells: 'The branch below your comment was locked.',
  },
  move: {
    words: 'Move it, and all below it, to another place',
    on: 'comment',
    fields: ['to'],
    reports: 'upheld',
    tells: 'Your comment was moved to another thread, with all that stands below it.',
  },
  lock: onThread('Lock the thread', ['until']),
  slow: onThread('Slow the thread down', ['every']),
  'approve-first': onThread('Approve comments of new members first'),
  tags: onThread('Change the tags', ['tags']),
  pin: onThread('Pin the thread'),
  curate: onThread('Curate the thread'),
} as const satisfies Partial<Record<LogKind, Kind>>

export type DecisionKind = keyof typeof DECISIONS
export const decisionKinds = Object.keys(DECISIONS) as [DecisionKind, ...DecisionKind[]]
export const decisionOf = (kind: DecisionKind): Kind => DECISIONS[kind]

/** What can be decided on a comment, or on a post, in the order of the choice. Dismissed is only what was reported. */
export const decisionsOn = (target: { isComment: boolean; isReported: boolean }): DecisionKind[] =>
  decisionKinds.filter(
    (kind) =>
      (target.isComment || decisionOf(kind).on !== 'comment') && (target.isReported || kind !== 'dismiss'),
  )

const HOUR = 3600
const DAY = 24 * HOUR

/** Until when: counted from the decision; null is for good. In seconds. */
export const SPANS = {
  '1h': { words: '1 hour', seconds: HOUR },
  '1d': { words: '1 day', seconds: DAY },
  '3d': { words: '3 days', seconds: 3 * DAY },
  '1w': { words: '1 week', seconds: 7 * DAY },
  '1mo': { words: '1 month', seconds: 30 * DAY },
  good: { words: 'for good', seconds: null },
} as const satisfies Record<string, { words: string; seconds: number | null }>
export type Span = keyof typeof SPANS
export const spans = Object.keys(SPANS) as [Span, ...Span[]]

/** The moment when a span ends that begins now. */
export function endOf(span: Span, now: Date): Date | null {
  const { seconds } = SPANS[span]
  return seconds === null ? null : new Date(now.getTime() + seconds * 1000)
}

/** How often one member may comment in a thread that is slowed down, in seconds. */
export const PACES = {
  60: '1 minute',
  300: '5 minutes',
  900: '15 minutes',
  3600: '1 hour',
  86400: '1 day',
} as const
