import { redirect } from 'next/navigation'
import type { Member } from '@/lib/access/actor'
import { link } from './query-string'
import { currentActor } from './session'

/** For pages that are somebody's own: who is asking, or off to sign in and back. */
export async function signedIn(path: string): Promise<Member> {
  const actor = await currentActor()
  if (actor.kind === 'guest') redirect(link('/sign-in', { back: path }))
  return actor
}
