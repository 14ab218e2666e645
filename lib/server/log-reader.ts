import { isStaff } from '@/lib/access/decision'
import type { LogReader } from '@/lib/moderation/log/queries'
import { currentActor, currentViewerId } from './session'

/** What who is asking sees of the public log. */
export async function logReader(): Promise<LogReader> {
  return { sight: isStaff(await currentActor()) ? 'moderator' : 'public', viewerId: await currentViewerId() }
}
