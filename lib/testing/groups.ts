import { randomBytes } from 'node:crypto'
import type { Member } from '@/lib/access/actor'
import { db } from '@/lib/server/db'
import { givenMember } from './given'

type GivenGroup = NonNullable<Parameters<typeof db.group.create>[0]>['data']

/** A group with a name of its own: open to all, unless told otherwise. */
export async function givenGroup(given: Partial<GivenGroup> = {}): Promise<{ id: number; slug: string }> {
  const slug = `group-${randomBytes(5).toString('hex')}`
  return db.group.create({ data: { slug, name: `The ${slug}`, ...given }, select: { id: true, slug: true } })
}

export const MEMBERS_ONLY = {
  visibility: 'private',
  mayRead: 'member',
  mayComment: 'member',
  mayVote: 'member',
  mayTag: 'member',
  mayStart: 'member',
} as const

export const givenPrivateGroup = () => givenGroup(MEMBERS_ONLY)

export async function givenGroupMember(
  groupId: number,
  role: 'member' | 'moderator' = 'member',
): Promise<Member> {
  const member = await givenMember()
  await db.groupMember.create({ data: { groupId, userId: member.id, role } })
  return member
}

/** Put a thread that was just made into another group. */
export const moveToGroup = (slug: string, groupId: number) =>
  db.thread.update({ where: { slug }, data: { groupId } })
