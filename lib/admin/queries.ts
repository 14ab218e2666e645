import type { Role } from '@/lib/access/actor'
import { tuples } from '@/lib/server/db'
import { type SettingName, SITE_SETTINGS, settingFrom } from '@/lib/server/site-settings'
import type { MemberRow, SettingView } from './view'

const MOST = 50

/** Members by a part of their handle, name or address; the newest when there is nothing to look for. */
export async function findMembers(words: string): Promise<MemberRow[]> {
  const rows = await tuples<[string, string | null, string | null, Role, number, Date, Date | null, number]>(
    'admin-members',
    `SELECT u.handle, u.name, u.email, u.role, u.karma, u.joined_at, CASE WHEN u.suspended_until > now() THEN u.suspended_until END,
       (SELECT count(*)::int FROM session s WHERE s.user_id = u.id AND s.expires > now())
     FROM app_user u WHERE NOT u.placeholder AND u.deleted_at IS NULL
       AND ($1 = '%%' OR u.handle ILIKE $1 OR u.name ILIKE $1 OR u.email ILIKE $1)
     ORDER BY u.id DESC LIMIT ${MOST}`,
    [`%${words.replace(/[\\%_]/g, '\\$&')}%`],
  )
  return rows.map(([handle, name, email, role, karma, joinedAt, suspendedUntil, sessions]) => ({
    handle,
    name: name ?? handle,
    email,
    role,
    karma,
    joinedAt: joinedAt.getTime(),
    suspendedUntil: suspendedUntil?.getTime() ?? null,
    sessions,
  }))
}

/** A member's number, for what an admin asks for in their name; null when there is none. */
export async function findMemberId(handle: string): Promise<number | null> {
  const [row] = await tuples<[number]>(
    'admin-member',
    'SELECT id FROM app_user WHERE handle = $1 AND NOT placeholder AND deleted_at IS NULL',
    [handle],
  )
  return row?.[0] ?? null
}

/** Every setting of the site with the value in force. */
export async function readSettings(): Promise<SettingView[]> {
  const rows = await tuples<[string, unknown]>('admin-settings', 'SELECT name, value FROM site_setting', [])
  const stored = new Map(rows)
  return (Object.keys(SITE_SETTINGS) as SettingName[]).map((name) => {
    const { family, words, ...rest } = SITE_SETTINGS[name]
    const value: string | readonly string[] = settingFrom(name, stored.get(name))
    const options =
      'choices' in rest ? Object.entries(rest.choices).map(([value, words]) => ({ value, words })) : null
    return { name, family, words, options, value: typeof value === 'string' ? value : value.join('\n') }
  })
}
