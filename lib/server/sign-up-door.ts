import { Refusal } from '@/lib/access/refusal'
import { BY_INVITATION, invitationIn } from '@/lib/accounts/invited'
import { db, type Tx } from './db'
import { settingOf } from './site-settings'
import { hashOf } from './token'

const CAN_BE_USED = `i.revoked_at IS NULL AND i.expires > $3 AND (i.uses_allowed IS NULL OR i.used < i.uses_allowed)`

/** May somebody who goes back there make an account now? */
export async function maySignUp(back: string, now: Date): Promise<boolean> {
  if ((await settingOf('signUp')) === 'open') return true
  const invited = invitationIn(back)
  if (!invited) return false
  const found = await db.$queryRawUnsafe<unknown[]>(
    `SELECT i.id FROM group_invitation i JOIN forum_group g ON g.id = i.group_id WHERE g.slug = $1 AND i.hash = $2 AND ${CAN_BE_USED}`,
    invited.group,
    hashOf(invited.token),
    now,
  )
  return found.length > 0
}

/**
 * Count the invitation that let a new account in, in the transaction that makes it, and make the account a member of its group: one
 * invitation for one person lets in one, though many come at once. Nothing happens where everybody may sign up: joining counts it then.
 */
export async function enterByInvitation(
  tx: Pick<Tx, '$queryRawUnsafe' | 'groupMember'>,
  userId: number,
  back: string,
  now: Date,
): Promise<void> {
  if ((await settingOf('signUp')) === 'open') return
  const invited = invitationIn(back)
  const [used] = invited
    ? await tx.$queryRawUnsafe<{ group_id: number }[]>(
        `UPDATE group_invitation i SET used = i.used + 1 FROM forum_group g
         WHERE g.id = i.group_id AND g.slug = $1 AND i.hash = $2 AND ${CAN_BE_USED} RETURNING i.group_id`,
        invited.group,
        hashOf(invited.token),
        now,
      )
    : []
  if (!used) throw new Refusal('forbidden', BY_INVITATION)
  await tx.groupMember.create({ data: { groupId: used.group_id, userId, joinedAt: now } })
}
