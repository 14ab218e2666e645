import type { Member } from '@/lib/access/actor'
import { notePeople } from '@/lib/notifications/commands'
import type { Query } from './db'

type Group = { id: number; slug: string; name: string }

/** Somebody asked to join: its moderators are told, in the transaction that asks. */
export async function tellModerators(
  query: Query,
  group: Group,
  { id, who }: { id: number; who: Member },
  now: Date,
): Promise<void> {
  const moderators = await query<[number]>(
    'group-moderators',
    `SELECT user_id FROM group_member WHERE group_id = $1 AND role = 'moderator'`,
    [group.id],
  )
  await notePeople(
    query,
    {
      event: `group-request:${id}`,
      actorId: who.id,
      threadId: null,
      commentId: null,
      path: `/groups/${group.slug}/members`,
      text: `${who.name} asks to join ${group.name}`,
      at: now,
    },
    moderators.map(([userId]) => ({ userId, kind: 'group' })),
  )
}

/** Who asked is told what became of it. */
export async function tellAsker(
  query: Query,
  group: Group,
  { id, userId, accepted, by }: { id: number; userId: number; accepted: boolean; by: Member },
  now: Date,
): Promise<void> {
  await notePeople(
    query,
    {
      event: `group-answer:${id}`,
      actorId: by.id,
      threadId: null,
      commentId: null,
      path: `/groups/${group.slug}`,
      text: accepted
        ? `You are a member of ${group.name} now`
        : `${group.name} did not take you in this time`,
      at: now,
    },
    [{ userId, kind: 'group' }],
  )
}
