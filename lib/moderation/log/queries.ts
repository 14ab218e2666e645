import type { Author } from '@/lib/accounts/author'
import { type Query, tuples } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import {
  type Capacity,
  capacityIn,
  type Family,
  families,
  isLogKind,
  kindOf,
  kindsIn,
  namelessKinds,
} from './kinds'
import type { LogItem } from './view'

/** What a reader of the log looks for; null is everything. Handles, and a thread's address. */
export type LogFilter = {
  family: Family | null
  by: string | null
  about: string | null
  thread: string | null
}
export const NO_FILTER: LogFilter = { family: null, by: null, about: null, thread: null }

type Row = [
  id: number,
  action: string,
  at: Date,
  actorHandle: string | null,
  actorName: string | null,
  capacity: string,
  slug: string | null,
  title: string | null,
  comment: string | null,
  cruxId: number | null,
  cruxRef: string | null,
  personHandle: string | null,
  personName: string | null,
  reason: string,
  details: Record<string, unknown>,
  undoes: number | null,
  undoneBy: number | null,
  undoneAt: Date | null,
  parent: number | null,
  children: number,
  hash: string,
  standsIn: string | null,
  toSlug: string | null,
  toTitle: string | null,
  liftedBy: number | null,
  liftedAt: Date | null,
]

const COLUMNS = `e.id, e.action, e.at, a.handle, coalesce(a.name, a.handle), e.capacity, t.slug, t.title,
  CASE WHEN c.thread_id = e.thread_id OR n.id IS NOT NULL THEN c.ref END, x.id, x.ref, p.handle, coalesce(p.name, p.handle),
  e.reason, e.details, e.undoes_id, u.id, u.at, e.parent_id, (SELECT count(*)::int FROM log_entry k WHERE k.parent_id = e.id), e.hash, n.slug, m.slug, m.title, l.id, l.at`
/**
 * A row is never rewritten: whom it names may since be part of another account, and is shown as that; what it is about may since stand in
 * another thread. `viewer` is the value that says who reads: what was moved to where they do not read is not named.
 */
const JOINS = (
  viewer: string,
) => `LEFT JOIN app_user a0 ON a0.id = e.actor_id LEFT JOIN app_user a ON a.id = coalesce(a0.merged_into_id, a0.id) AND a.deleted_at IS NULL
  LEFT JOIN app_user p0 ON p0.id = e.person_id LEFT JOIN app_user p ON p.id = coalesce(p0.merged_into_id, p0.id) AND p.deleted_at IS NULL
  LEFT JOIN thread t ON t.id = e.thread_id LEFT JOIN comment c ON c.id = e.comment_id
  LEFT JOIN thread n ON n.id = c.thread_id AND n.id <> e.thread_id AND thread_is_readable(n.id, ${viewer})
  LEFT JOIN thread m ON m.id = CASE WHEN e.action = 'move' THEN (e.details ->> 'to')::int END AND thread_is_readable(m.id, ${viewer}) LEFT JOIN crux x ON x.id = e.crux_id
  LEFT JOIN log_entry u ON u.undoes_id = e.id
  LEFT JOIN LATERAL (SELECT w.id, w.at FROM log_entry w WHERE e.action = 'suspend' AND e.details ->> 'scope' = 'site'
    AND w.person_id IN (e.person_id, coalesce(p0.merged_into_id, p0.id)) AND w.action = 'unsuspend' AND w.undoes_id IS NULL AND w.id > e.id
    AND coalesce((e.details ->> 'until')::timestamptz > w.at, true) ORDER BY w.id LIMIT 1) l ON true`

/** How much of a row a reader sees: moderators see all of it. */
export type Sight = 'public' | 'moderator'
/** Who reads the log: of a private group only those see rows who read there. */
export type LogReader = { sight: Sight; viewerId: number | null }
export const ANYBODY: LogReader = { sight: 'public', viewerId: null }

const author = (handle: string | null, name: string | null): Author | null =>
  handle === null ? null : { handle, name: name ?? handle, automatic: false }

const reader = (sight: Sight, names: 'names' | 'roles') => (row: Row) => {
  const [id, action, at, actorHandle, actorName, capacity, slug, title, comment, cruxId, cruxRef] = row
  const [, , , , , , , , , , , personHandle, personName, reason, details, undoes, by, undoneAt] = row
  const [parent, children, hash] = row.slice(18) as [number | null, number, string]
  const [standsIn, toSlug, toTitle] = row.slice(21, 24) as (string | null)[]
  const [liftedBy, liftedAt] = row.slice(24) as [number | null, Date | null]
  if (!isLogKind(action)) return []
  const hides = sight === 'public' ? kindOf(action).hides : []
  const isNameless = hides.includes('person')
  const item: LogItem = {
    id,
    kind: action,
    at: at.getTime(),
    actor: sight === 'moderator' || names === 'names' ? author(actorHandle, actorName) : null,
    capacity: capacityIn(capacity) satisfies Capacity,
    thread: slug === null || title === null ? null : { slug, title },
    comment: isNameless ? null : comment,
    standsIn: standsIn ?? null,
    to: toSlug && toTitle ? { slug: toSlug, title: toTitle } : null,
    crux: cruxId === null ? null : { id: cruxId, label: (cruxRef ?? '').toUpperCase() },
    person: isNameless ? null : author(personHandle, personName),
    reason: hides.includes('reason') ? null : reason,
    details,
    undoes,
    undone: by === null || undoneAt === null ? null : { id: by, at: undoneAt.getTime() },
    lifted: liftedBy === null || liftedAt === null ? null : { id: liftedBy, at: liftedAt.getTime() },
    parent,
    children,
    hash,
  }
  return [item]
}

export const LOG_PAGE = 50

/** Links by a handle that somebody had before lead to them. */
const isCalled = (person: 'a' | 'p', handle: string) =>
  `(${person}.handle = ${handle} OR ${person}.id = (SELECT f.user_id FROM former_handle f WHERE f.handle = ${handle}))`

/** The log, newest first; what follows from another row stands there and not here. `before` is the last number of the page before. */
export async function readLog(
  { family, by, about, thread }: LogFilter,
  before: number | null,
  { sight, viewerId }: LogReader,
  limit = LOG_PAGE,
): Promise<{ items: LogItem[]; next: number | null }> {
  const names = await settingOf('logNames')
  // Who looks for a person must not find out whom a row names that names nobody, nor who a moderator is that is not named.
  const rows = await tuples<Row>(
    'log-page',
    `SELECT ${COLUMNS} FROM log_entry e ${JOINS('$7::int')}
     WHERE ($1::int IS NULL OR e.id < $1) AND e.parent_id IS NULL AND e.action = ANY($2)
       AND ($3::text IS NULL OR ${isCalled('a', '$3')}) AND ($4::text IS NULL OR (${isCalled('p', '$4')} AND e.action <> ALL($5)))
       AND ($6::text IS NULL OR $6 IN (t.slug, m.slug)) AND (e.thread_id IS NULL OR thread_is_readable(e.thread_id, $7::int))
     ORDER BY e.id DESC LIMIT ${limit + 1}`,
    [
      before,
      (family === null ? families : [family]).flatMap(kindsIn),
      sight === 'moderator' || names === 'names' ? by : null,
      about,
      sight === 'moderator' ? [] : namelessKinds,
      thread,
      viewerId,
    ],
  )
  const items = rows.slice(0, limit).flatMap(reader(sight, names))
  return { items, next: rows.length > limit ? (rows[limit - 1]?.[0] ?? null) : null }
}

/** One row with what follows from it; null when there is none of this number. */
export async function readEntry(
  id: number,
  { sight, viewerId }: LogReader,
): Promise<{ item: LogItem; children: LogItem[] } | null> {
  const names = await settingOf('logNames')
  const rows = await tuples<Row>(
    'log-entry',
    `SELECT ${COLUMNS} FROM log_entry e ${JOINS('$2::int')} WHERE (e.id = $1 OR e.parent_id = $1) AND (e.thread_id IS NULL OR thread_is_readable(e.thread_id, $2::int)) ORDER BY e.id`,
    [id, viewerId],
  )
  const [item, ...children] = rows.flatMap(reader(sight, names))
  return item && item.id === id ? { item, children } : null
}

/** The end of the log: whoever writes it down today can say tomorrow whether anything before it was changed. */
export async function readSeal(query: Query = tuples): Promise<{ entries: number; hash: string }> {
  const [row] = await query<[number, string]>('log-head', 'SELECT entries, hash FROM log_head', [])
  return { entries: row?.[0] ?? 0, hash: row?.[1] ?? '' }
}

/** So far back a moderator looks before deciding. */
const HISTORY = 300

/**
 * What was decided about these comments and people, newest first, for somebody who moderates somewhere. They see as a moderator what
 * was decided where they keep order; of everything else, what the public log shows them.
 */
export async function readHistory(
  viewerId: number,
  comments: readonly number[],
  people: readonly number[],
): Promise<{ commentId: number | null; personId: number | null; item: LogItem }[]> {
  const names = await settingOf('logNames')
  const rows = await tuples<[...Row, number | null, number | null, boolean]>(
    'log-history',
    `SELECT ${COLUMNS}, e.comment_id, coalesce(p0.merged_into_id, p0.id), o.is_theirs FROM log_entry e ${JOINS('$3::int')}
     CROSS JOIN LATERAL (SELECT coalesce(moderates_thread(e.thread_id, $3::int), false) AS is_theirs) o
     WHERE (e.comment_id = ANY($1) OR e.person_id IN (SELECT id FROM app_user WHERE id = ANY($2) OR merged_into_id = ANY($2)))
       AND (e.thread_id IS NULL OR thread_is_readable(e.thread_id, $3::int))
       AND (o.is_theirs OR e.action <> ALL($4)) ORDER BY e.id DESC LIMIT ${HISTORY}`,
    [comments, people, viewerId, namelessKinds],
  )
  const [asModerator, asReader] = [reader('moderator', names), reader('public', names)]
  return rows.flatMap((row) => {
    const [commentId, personId, isTheirs] = row.slice(26) as [number | null, number | null, boolean]
    const read = isTheirs ? asModerator : asReader
    return read(row.slice(0, 26) as Row).map((item) => ({ commentId, personId, item }))
  })
}
