import { tuples } from '@/lib/server/db'
import type { Month } from './months'

/** A year, so that a season can be compared with the one before. */
const MONTHS = 12

/** The last months of moderation on the whole site, oldest first, the one that runs included. Figures alone: nobody is named. */
export async function readMonths(now: Date): Promise<Month[]> {
  const rows = await tuples<[string, number, number, number, number | null, number, number, number]>(
    'moderation-months',
    `SELECT to_char(m.month AT TIME ZONE 'UTC', 'YYYY-MM'),
       (SELECT count(*)::int FROM report r WHERE r.at >= m.month AND r.at < m.next),
       (SELECT count(*)::int FROM report r JOIN moderation_case k ON k.id = r.case_id WHERE k.decided_at >= m.month AND k.decided_at < m.next AND r.upheld),
       (SELECT count(*)::int FROM report r JOIN moderation_case k ON k.id = r.case_id WHERE k.decided_at >= m.month AND k.decided_at < m.next AND NOT r.upheld),
       (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM k.decided_at - k.opened_at) / 3600)::float8
        FROM moderation_case k WHERE k.kind = 'report' AND k.decided_at >= m.month AND k.decided_at < m.next),
       (SELECT count(*)::int FROM log_entry e WHERE e.at >= m.month AND e.at < m.next AND e.parent_id IS NULL),
       (SELECT count(*)::int FROM appeal a WHERE a.at >= m.month AND a.at < m.next),
       (SELECT count(*)::int FROM moderation_case k WHERE k.outcome = 'overturned' AND k.decided_at >= m.month AND k.decided_at < m.next)
     FROM (SELECT s AT TIME ZONE 'UTC' AS month, (s + interval '1 month') AT TIME ZONE 'UTC' AS next
           FROM generate_series(date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC') - interval '${MONTHS - 1} months',
             date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC'), interval '1 month') s) m ORDER BY 1`,
    [now],
  )
  return rows.map(([month, reports, upheld, dismissed, medianHours, decisions, appealed, overturned]) => ({
    month,
    reports,
    upheld,
    dismissed,
    medianHours,
    decisions,
    appealed,
    overturned,
  }))
}
