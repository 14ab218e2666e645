import { isSubscribed } from '@/lib/notifications/subscriptions/queries'
import type { Target } from '@/lib/notifications/subscriptions/schema'
import { currentActor } from './session'

/** Whether who is asking follows this; a guest, whose page is everybody's, follows nothing. */
export async function amSubscribed(to: Target, of: string): Promise<boolean> {
  const actor = await currentActor()
  return actor.kind === 'member' && isSubscribed(actor.id, to, of)
}
