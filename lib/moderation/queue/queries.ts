import type { Author } from '@/lib/accounts/author'
import { tuples } from '@/lib/server/db'
import type { Why } from '@/lib/text/watched/why'
import { readHistory } from '../log/queries'
import { CLAIM_MINUTES } from '../policy'
import { isReportKind } from '../reports/kinds'
import { type CaseKind, caseKinds, isCaseKind } from './kinds'
import type { CaseView, QueueFilter, ReportView } from './view'

/**
 * How many cases wait for each of these members; absent for those who moderate nothing. Whoever moderates the site sees all of
 * them, others those of their groups and threads.
 */
export async function countWaiting(userIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await tuples<[number, number]>(
    'queue-count',
    `SELECT u.id, (SELECT count(*)::int FROM moderation_case k WHERE k.decided_at IS NULL AND (u.role <> 'member' OR moderates_thread(k.thread_id, u.id)))
     FROM app_user u WHERE u.id = ANY($1) AND u.deleted_at IS NULL AND (u.role <> 'member'
       OR EXISTS (SELECT 1 FROM group_member m WHERE m.user_id = u.id AND m.role = 'moderator')
       OR EXISTS (SELECT 1 FROM thread_moderator m WHERE m.user_id = u.id))`,
    [userIds],
  )
  return new Map(rows)
}

type Row = [
  id: number,
  kind: CaseKind,
  version: number,
  slug: string | null,
  title: string | null,
  comment: string | null,
  handle: string | null,
  name: string | null,
  karma: number | null,
  joinedAt: Date | null,
  weight: number,
  openedAt: Date,
  dueAt: Date | null,
  claimerHandle: string | null,
  claimerName: string | null,
  isMine: boolean,
  text: string | null,
  context: string | null,
  isChanged: boolean,
  why: Why | null,
  matched: string | null,
  appealsId: number | null,
  isOwnDecision: boolean,
  cruxId: number | null,
  cruxRef: string | null,
  commentId: number | null,
  personId: number | null,
]

/** More are not shown at once: what weighs most comes first, and the rest when that is done. */
export const QUEUE_PAGE = 60

const IS_CLAIMED = `k.claimed_at > now() - make_interval(mins => ${CLAIM_MINUTES})`

/** What waits for this member, what weighs most first. */
export async function readQueue(
  viewerId: number,
  filter: QueueFilter,
  only: number | null = null,
): Promise<CaseView[]> {
  const rows = await tuples<Row>(
    'queue',
    `SELECT k.id, k.kind, k.version, t.slug, t.title, c.ref, p.handle, coalesce(p.name, p.handle), p.karma, p.joined_at, k.weight, k.opened_at, k.due_at,
       CASE WHEN ${IS_CLAIMED} THEN m.handle END, coalesce(m.name, m.handle), coalesce(${IS_CLAIMED} AND k.claimed_by_id = $1, false),
       CASE k.kind WHEN 'held' THEN h.body WHEN 'appeal' THEN a.words WHEN 'crux' THEN concat_ws(E'\n\nSays the same as:\n\n', x.statement, other.statement) ELSE r.snapshot END,
       CASE k.kind WHEN 'held' THEN (SELECT b.body FROM comment b WHERE b.id = h.parent_id AND b.state IN ('live', 'retracted')) ELSE r.context END,
       k.kind = 'report' AND (c.state IN ('deleted', 'removed') OR coalesce(c.revision, t.revision) <> r.revision),
       h.why, h.matched, a.log_id, coalesce(person_now(l.actor_id) = $1, false), x.id, x.ref, k.comment_id, k.person_id
     FROM moderation_case k LEFT JOIN thread t ON t.id = k.thread_id LEFT JOIN comment c ON c.id = k.comment_id
     LEFT JOIN app_user p ON p.id = k.person_id AND p.deleted_at IS NULL LEFT JOIN app_user m ON m.id = k.claimed_by_id
     LEFT JOIN held_comment h ON h.id = k.held_id LEFT JOIN appeal a ON a.case_id = k.id LEFT JOIN log_entry l ON l.id = a.log_id
     LEFT JOIN crux x ON x.id = k.crux_id
     LEFT JOIN LATERAL (SELECT o.statement FROM crux_relation d JOIN crux o ON o.id = d.to_id WHERE d.from_id = x.id AND d.type = 'duplicates' ORDER BY d.id DESC LIMIT 1) other ON true
     LEFT JOIN LATERAL (SELECT snapshot, context, revision FROM report WHERE case_id = k.id ORDER BY id DESC LIMIT 1) r ON true
     WHERE k.decided_at IS NULL AND k.kind = ANY($2) AND ($3::int IS NULL OR k.id = $3) AND moderates_thread(k.thread_id, $1)
       AND ($4 <> 'mine' OR (k.claimed_by_id = $1 AND ${IS_CLAIMED})) AND ($4 <> 'free' OR ${IS_CLAIMED} IS NOT TRUE)
     ORDER BY k.weight DESC, k.id LIMIT ${QUEUE_PAGE}`,
    [viewerId, isCaseKind(filter) ? [filter] : caseKinds, only, filter],
  )
  const [reports, history] = await Promise.all([
    readReports(rows.map(([id]) => id)),
    readHistory(
      viewerId,
      rows.flatMap((row) => row[25] ?? []),
      rows.flatMap((row) => row[26] ?? []),
    ),
  ])
  return rows.map((row) => ({
    ...toCase(row, reports.get(row[0]) ?? [], history),
    isAboutViewer: row[26] === viewerId,
  }))
}

const author = (handle: string | null, name: string | null): Author | null =>
  handle === null ? null : { handle, name: name ?? handle, automatic: false }

function toCase(
  row: Row,
  reports: ReportView[],
  history: Awaited<ReturnType<typeof readHistory>>,
): Omit<CaseView, 'isAboutViewer'> {
  const [id, kind, version, slug, title, comment, handle, name, karma, joinedAt, weight, openedAt, dueAt] =
    row
  const [claimerHandle, claimerName, isMine, text, context, isChanged, why, matched] = row.slice(13) as [
    string | null,
    string | null,
    boolean,
    string | null,
    string | null,
    boolean,
    Why | null,
    string | null,
  ]
  const [appealsId, isOwnDecision, cruxId, cruxRef, commentId, personId] = row.slice(21) as [
    number | null,
    boolean,
    number | null,
    string | null,
    number | null,
    number | null,
  ]
  const who = author(handle, name)
  return {
    id,
    kind,
    version,
    thread: slug === null ? null : { slug, title: title ?? '' },
    comment,
    person: who && { ...who, karma: karma ?? 0, joinedAt: joinedAt?.getTime() ?? 0 },
    weight,
    openedAt: openedAt.getTime(),
    dueAt: dueAt?.getTime() ?? null,
    claimedBy: author(claimerHandle, claimerName),
    isMine,
    text: text ?? '',
    context: context ?? '',
    isChanged,
    reports,
    held: why === null ? null : { why, matched },
    appeal: appealsId === null ? null : { entry: appealsId, isOwnDecision },
    crux: cruxId === null ? null : { id: cruxId, label: (cruxRef ?? '').toUpperCase() },
    history: history
      .filter(
        (row) =>
          (commentId !== null && row.commentId === commentId) ||
          (personId !== null && row.personId === personId),
      )
      .map((row) => row.item)
      .slice(0, 5),
  }
}

async function readReports(cases: readonly number[]): Promise<Map<number, ReportView[]>> {
  const rows = await tuples<[number, string, string, string, string, Date, number]>(
    'queue-reports',
    `SELECT r.case_id, r.kind, r.note, u.handle, coalesce(u.name, u.handle), r.at, r.weight
     FROM report r JOIN app_user u ON u.id = r.reporter_id WHERE r.case_id = ANY($1) ORDER BY r.id`,
    [cases],
  )
  const reports = new Map<number, ReportView[]>()
  for (const [id, kind, note, handle, name, at, weight] of rows) {
    const by = { handle, name, automatic: false }
    const view = { kind: isReportKind(kind) ? kind : ('other' as const), note, by, at: at.getTime(), weight }
    reports.set(id, [...(reports.get(id) ?? []), view])
  }
  return reports
}

/** How many cases of each kind wait for this member. */
export async function countKinds(viewerId: number): Promise<Map<CaseKind, number>> {
  const rows = await tuples<[CaseKind, number]>(
    'queue-kinds',
    `SELECT k.kind, count(*)::int FROM moderation_case k WHERE k.decided_at IS NULL AND moderates_thread(k.thread_id, $1) GROUP BY k.kind`,
    [viewerId],
  )
  return new Map(rows)
}
