import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { tuples } from '@/lib/server/db'
import { mayBeTold } from '../policy'
import type { SubscribeInput } from './schema'
import { TARGET_SQL } from './targets'

/** Follow something, or stop following it. What was taken back by hand stays written down: taking part does not bring it back. */
export async function setSubscription(
  actor: Actor,
  { to, of, wanted }: SubscribeInput,
  now: Date,
): Promise<void> {
  const reader = enforce(mayBeTold(actor))
  const { column, find } = TARGET_SQL[to]
  const [row] = await tuples<[number]>(
    `subscribe-${to}`,
    `INSERT INTO subscription (user_id, ${column}, active, created_at) SELECT $1, id, $3, $4 FROM (${find}) target
     ON CONFLICT (user_id, ${column}) DO UPDATE SET active = excluded.active RETURNING id`,
    [reader.id, of, wanted, now],
  )
  if (!row) throw new Refusal('not-found', 'What you want to follow is not here, or it is you.')
}
