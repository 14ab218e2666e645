import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { holdPlace, holdStanding } from '@/lib/groups/standing/queries'
import type { Query } from '@/lib/server/db'
import { type AsModerator, moderating, ofSite } from '../capacity'
import { mayModerateSite } from '../policy'

/**
 * Who moderates here and as what, held until the transaction ends; refuses those who may not, and null where there is no such place.
 * Without a thread it is about the whole site.
 */
export async function holdModerating(
  query: Query,
  actor: Actor,
  thread: string | null,
  { authorsModerate, now }: { authorsModerate: boolean; now: Date },
): Promise<AsModerator | null> {
  if (thread === null) {
    return ofSite(enforce(mayModerateSite(await holdStanding(query, actor), now)))
  }
  const place = await holdPlace(query, actor, { thread }, now, 'update')
  return place && moderating(actor, place, authorsModerate, now)
}

/** Wait until nobody writes in this person's name any more: the same lock that `change_standing` in the migrations takes. */
export async function holdPerson(query: Query, personId: number | null): Promise<void> {
  await query('standing-change', 'SELECT pg_advisory_xact_lock(1937006958, $1)', [personId ?? 0])
}
