import type { Actor } from '@/lib/access/actor'
import { allow, enforce, mayWrite } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { tellAsker, tellModerators } from '@/lib/server/after-group'
import { type Query, transaction } from '@/lib/server/db'
import { hashOf, newToken } from '@/lib/server/token'
import type { GroupRole } from '../place'
import { mayManageGroup } from '../policy'
import type { AskInput, DecideInput, InviteInput, JoinInput, RoleInput } from '../schema'
import type { Door, Visibility } from '../view'
import { mayAsk, mayDoWithout, mayJoin, mayLeave } from './policy'

const NO_GROUP = 'There is no such group.'

type Held = {
  id: number
  name: string
  door: Door
  visibility: Visibility
  role: GroupRole | null
  isVisible: boolean
}

/** The group, held while somebody comes or goes: so that its last moderator does not leave twice. */
async function hold(query: Query, actor: Actor, slug: string): Promise<Held | null> {
  const [row] = await query<[number, string, Door, Visibility]>(
    'group-hold',
    'SELECT id, name, door, visibility FROM forum_group WHERE slug = $1 FOR NO KEY UPDATE',
    [slug],
  )
  if (!row) return null
  const [id, name, door, visibility] = row
  const userId = actor.kind === 'member' ? actor.id : null
  const [mine] = await query<[GroupRole | null, boolean]>(
    'group-mine',
    'SELECT (SELECT role FROM group_member WHERE group_id = $1 AND user_id = $2), group_is_readable($1, $2)',
    [id, userId],
  )
  return {
    id,
    name,
    door,
    visibility,
    role: mine?.[0] ?? null,
    isVisible: visibility === 'public' || mine?.[1] === true,
  }
}

async function holdVisible(query: Query, actor: Actor, slug: string): Promise<Held> {
  const group = await hold(query, actor, slug)
  if (!group?.isVisible) throw new Refusal('not-found', NO_GROUP)
  return group
}

/** Join: by an open door, or with an invitation, which is counted. Joining twice is joining once, and uses up one invitation. */
export async function joinGroup(
  actor: Actor,
  { group: slug, invitation }: JoinInput,
  now: Date,
): Promise<{ group: string }> {
  enforce(mayWrite(actor, 'join a group', now))
  return transaction(async (query) => {
    const group = await hold(query, actor, slug)
    const invited = group && invitation !== '' ? await findInvitation(query, group.id, invitation, now) : null
    if (!group || (!group.isVisible && invited === null)) throw new Refusal('not-found', NO_GROUP)
    if (invitation !== '' && invited === null && group.door !== 'open' && group.role === null)
      throw new Refusal('not-found', 'This invitation has been used up, or is over. Ask for another one.')
    const entrance = { door: group.door, isMember: group.role !== null, hasInvitation: invited !== null }
    const who = enforce(mayJoin(actor, entrance, now))
    if (group.role !== null) return { group: slug }
    await addMember(query, group.id, who.id, now)
    if (invited !== null)
      await query('invitation-use', 'UPDATE group_invitation SET used = used + 1 WHERE id = $1', [invited])
    return { group: slug }
  })
}

/** An invitation that can be used now, held so that its last use is used once; null otherwise. */
async function findInvitation(
  query: Query,
  groupId: number,
  token: string,
  now: Date,
): Promise<number | null> {
  const [row] = await query<[number]>(
    'invitation-hold',
    `SELECT id FROM group_invitation WHERE hash = $1 AND group_id = $2 AND revoked_at IS NULL AND expires > $3
       AND (uses_allowed IS NULL OR used < uses_allowed) FOR NO KEY UPDATE`,
    [hashOf(token), groupId, now],
  )
  return row?.[0] ?? null
}

async function addMember(query: Query, groupId: number, userId: number, now: Date): Promise<void> {
  await query(
    'group-join',
    'INSERT INTO group_member (group_id, user_id, joined_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [groupId, userId, now],
  )
  await query(
    'group-asked-no-more',
    'UPDATE group_request SET decided_at = $3, accepted = true WHERE group_id = $1 AND user_id = $2 AND decided_at IS NULL',
    [groupId, userId, now],
  )
}

/** Leave. What one wrote stays. Safe to repeat. */
export async function leaveGroup(actor: Actor, slug: string): Promise<{ group: string; isGone: boolean }> {
  return transaction(async (query) => {
    const group = await holdVisible(query, actor, slug)
    const leaver = enforce(mayLeave(actor))
    if (group.role === 'moderator')
      enforce(mayDoWithout(allow(leaver), await countOthers(query, group.id, leaver.id)))
    await query('group-leave', 'DELETE FROM group_member WHERE group_id = $1 AND user_id = $2', [
      group.id,
      leaver.id,
    ])
    return { group: slug, isGone: group.visibility === 'private' }
  })
}

async function countOthers(query: Query, groupId: number, userId: number) {
  const [row] = await query<[number, number]>(
    'group-others',
    `SELECT count(*) FILTER (WHERE role = 'moderator')::int, count(*)::int FROM group_member WHERE group_id = $1 AND user_id <> $2`,
    [groupId, userId],
  )
  return { moderators: row?.[0] ?? 0, members: row?.[1] ?? 0 }
}

/** Ask to join, with an answer to the group's question; asking again replaces the answer while nobody has decided. */
export async function askToJoin(
  actor: Actor,
  { group: slug, answer }: AskInput,
  now: Date,
): Promise<{ group: string }> {
  return transaction(async (query) => {
    const group = await holdVisible(query, actor, slug)
    const who = enforce(mayAsk(actor, { door: group.door, isMember: group.role !== null }, now))
    const [row] = await query<[number, boolean]>(
      'group-ask',
      `INSERT INTO group_request (group_id, user_id, answer, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (group_id, user_id) WHERE decided_at IS NULL DO UPDATE SET answer = excluded.answer RETURNING id, xmax = 0`,
      [group.id, who.id, answer, now],
    )
    if (row?.[1]) await tellModerators(query, { ...group, slug }, { id: row[0], who }, now)
    return { group: slug }
  })
}

async function holdAsModerator(query: Query, actor: Actor, slug: string, now: Date) {
  const group = await holdVisible(query, actor, slug)
  return { group, by: enforce(mayManageGroup(actor, { groupRole: group.role }, now)) }
}

/** Let somebody in who asked, or not. Decided once. */
export async function decideRequest(actor: Actor, input: DecideInput, now: Date): Promise<{ group: string }> {
  return transaction(async (query) => {
    const { group, by } = await holdAsModerator(query, actor, input.group, now)
    const accepted = input.accept === 'yes'
    const [row] = await query<[number]>(
      'group-decide',
      `UPDATE group_request SET decided_at = $3, decided_by_id = $4, accepted = $5
       WHERE id = $1 AND group_id = $2 AND decided_at IS NULL RETURNING user_id`,
      [input.request, group.id, now, by.id, accepted],
    )
    if (!row) throw new Refusal('conflict', 'Somebody has answered this already.')
    if (accepted) await addMember(query, group.id, row[0], now)
    await tellAsker(
      query,
      { ...group, slug: input.group },
      { id: input.request, userId: row[0], accepted, by },
      now,
    )
    return { group: input.group }
  })
}

/** Make a link that lets people in. Its token is told this once; only the hash is kept. */
export async function invite(
  actor: Actor,
  input: InviteInput,
  now: Date,
): Promise<{ group: string; token: string }> {
  return transaction(async (query) => {
    const { group, by } = await holdAsModerator(query, actor, input.group, now)
    const { token, hash } = newToken()
    await query(
      'group-invite',
      `INSERT INTO group_invitation (group_id, hash, made_by_id, note, uses_allowed, expires, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [group.id, hash, by.id, input.note, input.uses, new Date(now.getTime() + input.days * 86_400_000), now],
    )
    return { group: input.group, token }
  })
}

/** End an invitation before its time. Safe to repeat. */
export async function revokeInvitation(
  actor: Actor,
  { group: slug, id }: { group: string; id: number },
  now: Date,
) {
  return transaction(async (query) => {
    const { group } = await holdAsModerator(query, actor, slug, now)
    await query(
      'invitation-revoke',
      'UPDATE group_invitation SET revoked_at = coalesce(revoked_at, $3) WHERE id = $1 AND group_id = $2',
      [id, group.id, now],
    )
    return { group: slug }
  })
}

/** Say what somebody is in a group: a moderator (they become a member by it), a member, or nothing. Safe to repeat. */
export async function setGroupRole(actor: Actor, { group: slug, handle, role }: RoleInput, now: Date) {
  return transaction(async (query) => {
    const { group, by } = await holdAsModerator(query, actor, slug, now)
    const [person] = await query<[number, boolean]>(
      'group-person',
      `SELECT u.id, EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = $2 AND m.user_id = u.id) FROM app_user u
       WHERE u.handle = $1 AND NOT u.placeholder AND u.deleted_at IS NULL`,
      [handle, group.id],
    )
    if (!person || (role !== 'moderator' && !person[1]))
      throw new Refusal('not-found', `There is no member “${handle}” here.`, null, 'handle')
    if (role !== 'moderator') enforce(mayDoWithout(allow(by), await countOthers(query, group.id, person[0])))
    if (role === 'none')
      await query('group-remove', 'DELETE FROM group_member WHERE group_id = $1 AND user_id = $2', [
        group.id,
        person[0],
      ])
    else
      await query(
        'group-role',
        `INSERT INTO group_member (group_id, user_id, role, joined_at) VALUES ($1, $2, $3::group_role, $4)
         ON CONFLICT (group_id, user_id) DO UPDATE SET role = excluded.role`,
        [group.id, person[0], role, now],
      )
    return { group: slug }
  })
}
