import type { Author } from '@/lib/accounts/author'
import type { Held } from '@/lib/text/watched/why'
import type { LogItem } from '../log/view'
import type { ReportKind } from '../reports/kinds'
import { CASE_KINDS, type CaseKind } from './kinds'

export type ReportView = { kind: ReportKind; note: string; by: Author; at: number; weight: number }

/** A case as moderators see it. Times are milliseconds. */
export type CaseView = {
  id: number
  kind: CaseKind
  version: number
  /** Null: it is about the whole site. */
  thread: { slug: string; title: string } | null
  /** The comment's name in its thread; null for a post. */
  comment: string | null
  /** Who wrote it, or who appeals; null when their account is gone. */
  person: (Author & { karma: number; joinedAt: number }) | null
  weight: number
  openedAt: number
  dueAt: number | null
  claimedBy: Author | null
  isMine: boolean
  /** It is about whoever looks: another moderator decides. */
  isAboutViewer: boolean
  /** What it is about, as it was when it was reported, held, or appealed against. */
  text: string
  context: string
  /** The text reads otherwise now, or is gone. */
  isChanged: boolean
  reports: readonly ReportView[]
  /** Why it is held. */
  held: Held | null
  /** The row of the log that is appealed against. */
  appeal: { entry: number; isOwnDecision: boolean } | null
  crux: { id: number; label: string } | null
  /** What was decided lately about this text or this person, newest first. */
  history: readonly LogItem[]
}

export const FILTERS = { all: 'All', mine: 'Claimed by me', free: 'Claimed by nobody' } as const
export type QueueFilter = keyof typeof FILTERS | CaseKind

/** What a case is called: "Reported comment by Bob". */
export function nameOf({ kind, comment, person }: Pick<CaseView, 'kind' | 'comment' | 'person'>): string {
  const who = person?.name ?? 'a former member'
  if (kind === 'appeal') return `Appeal by ${who}`
  if (kind === 'crux') return CASE_KINDS.crux.one
  if (kind === 'held') return `Comment by ${who}, held for review`
  return `Reported ${comment === null ? 'post' : 'comment'} by ${who}`
}

/** The reasons that were given, the most frequent first, with how often. */
export function reasonsOf(reports: readonly ReportView[]): { kind: ReportKind; count: number }[] {
  const counts = new Map<ReportKind, number>()
  for (const { kind } of reports) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((one, other) => other.count - one.count)
}

/** Forty of them are to be looked through: what is longer opens on demand. */
export const TEXT_SHOWN = 320
