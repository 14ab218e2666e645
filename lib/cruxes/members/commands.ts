import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { mayManage } from '@/lib/accounts/policy'
import { db } from '@/lib/server/db'

/** Say whether one's page gathers one's stances and changes of mind for everybody. */
export async function showStances(actor: Actor, isPublic: boolean): Promise<{ handle: string }> {
  const { id, handle } = enforce(mayManage(actor, 'choose who sees your stances'))
  await db.user.update({ where: { id }, data: { stancesPublic: isPublic } })
  return { handle }
}
