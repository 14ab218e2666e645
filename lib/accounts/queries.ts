import { db, tuples } from '@/lib/server/db'
import { EVERYTHING } from './everything'
import type { MemberView } from './view'

type MemberTuple = [
  number,
  string,
  string | null,
  string | null,
  boolean,
  boolean,
  boolean,
  number,
  number,
  number,
  number,
]

/** A member by handle, with what they have written counted that the reader may see; null when there is none. Karma is what others gave them, here and before an import. */
export async function readMember(handle: string, viewerId: number | null = null): Promise<MemberView | null> {
  const [row] = await tuples<MemberTuple>(
    'member',
    `WITH seen AS (SELECT id FROM forum_group WHERE group_is_readable(id, $2))
     SELECT u.id, u.handle, u.name, u.about, u.automatic, u.placeholder, u.deleted_at IS NOT NULL,
       u.karma + coalesce((SELECT sum(imported_score) FROM comment c WHERE c.author_id = u.id), 0)::int
               + coalesce((SELECT sum(imported_score) FROM thread t WHERE t.author_id = u.id), 0)::int,
       (extract(epoch FROM u.joined_at) * 1000)::float8,
       (SELECT count(*)::int FROM comment c JOIN thread t ON t.id = c.thread_id JOIN seen ON seen.id = t.group_id WHERE c.author_id = u.id AND c.state <> 'deleted'),
       (SELECT count(*)::int FROM thread t JOIN seen ON seen.id = t.group_id WHERE t.author_id = u.id)
     FROM app_user u WHERE u.handle = $1`,
    [handle, viewerId],
  )
  if (!row) return null
  const [
    id,
    found,
    name,
    about,
    automatic,
    placeholder,
    isDeleted,
    karma,
    joinedAt,
    commentCount,
    threadCount,
  ] = row
  return {
    id,
    handle: found,
    name: name ?? found,
    about: about ?? '',
    automatic,
    placeholder,
    isDeleted,
    karma,
    joinedAt,
    commentCount,
    threadCount,
  }
}

/** Who has this handle now that somebody had before; null when nobody has. */
export async function readSuccessor(handle: string): Promise<string | null> {
  const [row] = await tuples<[string]>(
    'successor',
    'SELECT u.handle FROM former_handle f JOIN app_user u ON u.id = f.user_id WHERE f.handle = $1',
    [handle],
  )
  return row?.[0] ?? null
}

/** A sign-up that waits to be confirmed, by the hash of its link; null when there is none. */
export const readSignUp = (hash: string, now: Date): Promise<{ handle: string } | null> =>
  db.signUp.findFirst({ where: { hash, expires: { gt: now } }, select: { handle: true } })

/** Whose mailed link this is, while it works: what it is for, and what it leads to. */
export async function readToken(hash: string, purpose: 'reset_password' | 'change_email', now: Date) {
  const found = await db.token.findFirst({
    where: { hash, purpose, usedAt: null, expires: { gt: now } },
    select: { subject: true, user: { select: { handle: true, email: true } } },
  })
  return found && { subject: found.subject, handle: found.user.handle, email: found.user.email }
}

/** What somebody's own settings show. Times are milliseconds. */
export type AccountView = {
  handle: string
  name: string
  about: string
  email: string | null
  hasPassword: boolean
  /** The address that waits to be confirmed. */
  newEmail: string | null
  passkeys: { id: number; name: string; createdAt: number; lastUsedAt: number | null }[]
  services: string[]
  formerHandles: string[]
}

export async function readAccount(id: number, now: Date): Promise<AccountView> {
  const user = await db.user.findUniqueOrThrow({
    where: { id },
    include: {
      passkeys: { orderBy: { createdAt: 'asc' } },
      accounts: { select: { provider: true } },
      formerHandles: { select: { handle: true }, orderBy: { until: 'desc' } },
      tokens: { where: { purpose: 'change_email', usedAt: null, expires: { gt: now } }, take: 1 },
    },
  })
  return {
    handle: user.handle,
    name: user.name ?? '',
    about: user.about ?? '',
    email: user.email,
    hasPassword: user.passwordHash !== null,
    newEmail: user.tokens[0]?.subject ?? null,
    passkeys: user.passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.getTime(),
      lastUsedAt: lastUsedAt?.getTime() ?? null,
    })),
    services: user.accounts.map(({ provider }) => provider),
    formerHandles: user.formerHandles.map(({ handle }) => handle),
  }
}

/** Everything the forum keeps about somebody, by parts; what they wrote with what they wrote before. */
export async function readEverything(id: number): Promise<Record<string, unknown>> {
  const about = await tuples<[unknown]>(
    'everything-account',
    `SELECT json_build_object('handle', handle, 'name', name, 'about', about, 'email', email, 'role', role, 'karma', karma,
       'joined_at', joined_at, 'suspended_until', suspended_until) FROM app_user WHERE id = $1`,
    [id],
  )
  const parts: Record<string, unknown> = { account: about[0]?.[0] }
  for (const [place, wanted] of Object.entries(EVERYTHING)) {
    if (!wanted) continue
    const [table, column] = place.split('.')
    const [row] = await tuples<[unknown]>(
      `everything-${place}`,
      // With what a record that is never rewritten still has under an account that was merged into theirs.
      `SELECT coalesce(json_agg(r), '[]') FROM (SELECT ${wanted.columns} FROM ${table} t
       WHERE t.${column} IN (SELECT id FROM app_user WHERE $1 IN (id, merged_into_id))) r`,
      [id],
    )
    parts[wanted.part] = row?.[0]
  }
  return parts
}

const FOUND_PEOPLE = 8

/** People whose handle or name begins like this: those who can answer before the authors of mirrors, who cannot. */
export async function findPeople(begun: string): Promise<{ handle: string; name: string }[]> {
  const rows = await tuples<[string, string]>(
    'people-begun',
    `SELECT handle, coalesce(name, handle) FROM app_user
     WHERE (lower(handle) LIKE $1 OR lower(name) LIKE $1) AND deleted_at IS NULL
     ORDER BY placeholder, handle <> $2, karma DESC, handle LIMIT ${FOUND_PEOPLE}`,
    [`${begun.replace(/[\\%_]/g, '\\$&')}%`, begun],
  )
  return rows.map(([handle, name]) => ({ handle, name }))
}
