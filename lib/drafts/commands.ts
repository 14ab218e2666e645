import type { Query } from '@/lib/server/db'
import { type Place, placeName } from './place'

/** Forget what somebody had typed there: it has been posted. */
export async function dropDraft(query: Query, userId: number, place: Place): Promise<void> {
  await query('draft-drop', 'DELETE FROM draft WHERE user_id = $1 AND place = $2', [userId, placeName(place)])
}
