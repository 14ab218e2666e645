import { tuples } from '@/lib/server/db'
import { isReportKind, type ReportKind } from './kinds'

/** A report as its writer sees it again. Times are milliseconds. */
export type OwnReport = {
  id: number
  kind: ReportKind
  note: string
  thread: { slug: string; title: string }
  comment: string | null
  at: number
  /** Null while nobody has decided. */
  decided: {
    outcome: 'upheld' | 'dismissed' | 'noted'
    at: number
    entry: number
    reason: string | null
  } | null
}

type Row = [
  number,
  string,
  string,
  string,
  string,
  string | null,
  Date,
  'upheld' | 'dismissed' | 'noted' | null,
  Date | null,
  number | null,
  string | null,
]

/** Somebody's reports and what became of them, newest first. */
export async function readOwnReports(userId: number, limit = 100): Promise<OwnReport[]> {
  const rows = await tuples<Row>(
    'reports-own',
    `SELECT r.id, r.kind, r.note, t.slug, t.title, c.ref, r.at, k.outcome, k.decided_at, k.log_id, CASE WHEN l.action <> 'note' THEN l.reason END
     FROM report r JOIN moderation_case k ON k.id = r.case_id JOIN thread t ON t.id = r.thread_id
     LEFT JOIN comment c ON c.id = r.comment_id LEFT JOIN log_entry l ON l.id = k.log_id
     WHERE r.reporter_id = $1 AND thread_is_readable(t.id, $1) ORDER BY r.id DESC LIMIT ${limit}`,
    [userId],
  )
  return rows.map(([id, kind, note, slug, title, comment, at, outcome, decidedAt, entry, reason]) => ({
    id,
    kind: isReportKind(kind) ? kind : 'other',
    note,
    thread: { slug, title },
    comment,
    at: at.getTime(),
    decided:
      outcome === null || decidedAt === null || entry === null
        ? null
        : { outcome, at: decidedAt.getTime(), entry, reason },
  }))
}
