import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { actorOf } from './actor-of'
import { SESSION_COOKIE } from './session-cookie'

export { actorOf } from './actor-of'
export { SESSION_COOKIE, SESSION_DAYS, sessionCookieOptions } from './session-cookie'

/** Who is asking, read once per request. */
export const currentActor = cache(
  async (): Promise<Actor> => actorOf((await cookies()).get(SESSION_COOKIE)?.value),
)

/** The reader's number, for what only some may read; null for a guest. */
export async function currentViewerId(): Promise<number | null> {
  const actor = await currentActor()
  return actor.kind === 'member' ? actor.id : null
}

/** The reader's handle; null for a guest. */
export async function currentHandle(): Promise<string | null> {
  const actor = await currentActor()
  return actor.kind === 'member' ? actor.handle : null
}
