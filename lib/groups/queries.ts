import { tuples } from '@/lib/server/db'
import type { GroupRole } from './place'
import { readableBy } from './readable'
import type { GroupItem, GroupView, InvitationItem, MemberItem, RequestItem } from './view'

/** Where a thread can be started by this person, by name. */
export async function listGroups(viewerId: number | null): Promise<{ slug: string; name: string }[]> {
  const rows = await tuples<[string, string]>(
    'groups-to-start-in',
    'SELECT g.slug, g.name FROM forum_group g WHERE group_is_readable(g.id, $1) ORDER BY g.name LIMIT 200',
    [viewerId],
  )
  return rows.map(([slug, name]) => ({ slug, name }))
}

const KNOWN_TAGS = 12

/** The tags that most threads have, as a help for whoever looks for one. */
export async function listTags(): Promise<string[]> {
  const rows = await tuples<[string]>(
    'tags-known',
    `SELECT g.slug FROM tag g JOIN (
       SELECT tag_id, count(*) AS n FROM (SELECT tt.tag_id FROM thread_tag tt JOIN thread t ON t.id = tt.thread_id
       WHERE ${readableBy('t.group_id', 'NULL::int')} ORDER BY tt.thread_id DESC LIMIT 2000) AS recent GROUP BY tag_id
     ) AS used ON used.tag_id = g.id ORDER BY used.n DESC, g.slug LIMIT ${KNOWN_TAGS}`,
    [],
  )
  return rows.map(([slug]) => slug)
}

type GroupRow = Omit<GroupView, 'moderators'> & {
  moderators: { handle: string; name: string; automatic: boolean }[]
}

/** A group as this reader may see it; null when there is none for them. With an invitation that can be used, a private one is seen too. */
export async function readGroup(
  slug: string,
  viewerId: number | null,
  invitation: { hash: string; now: Date } | null = null,
): Promise<GroupView | null> {
  const [row] = await tuples<[GroupRow]>(
    'group-page',
    `SELECT json_build_object('id', g.id, 'slug', g.slug, 'name', g.name, 'about', g.about, 'visibility', g.visibility, 'door', g.door,
       'norms', g.norms, 'normsHtml', g.norms_html, 'question', g.question, 'revision', g.revision,
       'needs', json_build_object('read', g.may_read, 'comment', g.may_comment, 'vote', g.may_vote, 'tag', g.may_tag, 'start', g.may_start),
       'memberCount', (SELECT count(*)::int FROM group_member m WHERE m.group_id = g.id),
       'moderators', coalesce((SELECT json_agg(json_build_object('handle', u.handle, 'name', coalesce(u.name, u.handle), 'automatic', u.automatic) ORDER BY m.joined_at)
          FROM group_member m JOIN app_user u ON u.id = m.user_id WHERE m.group_id = g.id AND m.role = 'moderator'), '[]'),
       'role', (SELECT m.role FROM group_member m WHERE m.group_id = g.id AND m.user_id = $2),
       'isReadable', group_is_readable(g.id, $2),
       'hasAsked', EXISTS (SELECT 1 FROM group_request r WHERE r.group_id = g.id AND r.user_id = $2 AND r.decided_at IS NULL))
     FROM forum_group g WHERE g.slug = $1 AND (g.visibility = 'public' OR group_is_readable(g.id, $2)
       OR EXISTS (SELECT 1 FROM group_invitation i WHERE i.group_id = g.id AND i.hash = $3 AND i.revoked_at IS NULL AND i.expires > $4
            AND (i.uses_allowed IS NULL OR i.used < i.uses_allowed)))`,
    [slug, viewerId, invitation?.hash ?? '', invitation?.now ?? new Date(0)],
  )
  return row?.[0] ?? null
}

/** The groups that this reader may find: their own first, then the largest. */
export async function listVisibleGroups(viewerId: number | null): Promise<GroupItem[]> {
  const rows = await tuples<[GroupItem]>(
    'groups-visible',
    `SELECT json_build_object('slug', g.slug, 'name', g.name, 'about', g.about, 'visibility', g.visibility, 'door', g.door, 'memberCount', n.members,
       'role', mine.role, 'threadCount', CASE WHEN group_is_readable(g.id, $1) THEN (SELECT count(*)::int FROM thread t WHERE t.group_id = g.id) ELSE 0 END)
     FROM forum_group g LEFT JOIN group_member mine ON mine.group_id = g.id AND mine.user_id = $1
     CROSS JOIN LATERAL (SELECT count(*)::int AS members FROM group_member m WHERE m.group_id = g.id) n
     WHERE g.visibility = 'public' OR group_is_readable(g.id, $1)
     ORDER BY mine.user_id IS NULL, n.members DESC, g.name LIMIT 100`,
    [viewerId],
  )
  return rows.map(([item]) => item)
}

const MOST_MEMBERS = 200

/** Who is in a group, by handle, from `after` on. */
export async function readMembers(
  groupId: number,
  after: string | null,
): Promise<{ items: MemberItem[]; next: string | null }> {
  const rows = await tuples<[string, string | null, GroupRole, Date]>(
    'group-members',
    `SELECT u.handle, u.name, m.role, m.joined_at FROM group_member m JOIN app_user u ON u.id = m.user_id
     WHERE m.group_id = $1 AND ($2::text IS NULL OR u.handle > $2)
     ORDER BY u.handle LIMIT ${MOST_MEMBERS + 1}`,
    [groupId, after],
  )
  const items = rows.slice(0, MOST_MEMBERS).map(([handle, name, role, joinedAt]) => ({
    handle,
    name: name ?? handle,
    role,
    joinedAt: joinedAt.getTime(),
  }))
  return { items, next: rows.length > MOST_MEMBERS ? (items.at(-1)?.handle ?? null) : null }
}

/** Who waits for an answer, and which invitations still open the door; for those who keep it. */
export async function readDoor(
  groupId: number,
  now: Date,
): Promise<{ requests: RequestItem[]; invitations: InvitationItem[] }> {
  const [requests, invitations] = await Promise.all([
    tuples<[number, string, string | null, string, Date]>(
      'group-requests',
      `SELECT r.id, u.handle, u.name, r.answer, r.created_at FROM group_request r JOIN app_user u ON u.id = r.user_id
       WHERE r.group_id = $1 AND r.decided_at IS NULL ORDER BY r.created_at LIMIT 100`,
      [groupId],
    ),
    tuples<[number, string, number, number | null, Date]>(
      'group-invitations',
      `SELECT id, note, used, uses_allowed, expires FROM group_invitation
       WHERE group_id = $1 AND revoked_at IS NULL AND expires > $2 AND (uses_allowed IS NULL OR used < uses_allowed) ORDER BY id DESC LIMIT 100`,
      [groupId, now],
    ),
  ])
  return {
    requests: requests.map(([id, handle, name, answer, at]) => ({
      id,
      handle,
      name: name ?? handle,
      answer,
      at: at.getTime(),
    })),
    invitations: invitations.map(([id, note, used, usesAllowed, expires]) => ({
      id,
      note,
      used,
      usesAllowed,
      expires: expires.getTime(),
    })),
  }
}
