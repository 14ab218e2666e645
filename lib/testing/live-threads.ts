import type { CommentChange } from '@/lib/live/changes'
import { readMoment } from '@/lib/live/queries'
import { db } from '@/lib/server/db'
import type { EventStream } from './event-stream'
import { givenThread } from './written'

let count = 0

/** A thread of its own, two people in it, and the address of its stream for a page that is made now. */
export async function openThread() {
  const slug = `thread-${++count}`
  const thread = await givenThread(slug, ['ada', 'bob'])
  const [ada = 0, bob = 0] = thread.people
  const path = async () => `/live?thread=${slug}&after=${await readMoment()}`
  return { slug, id: thread.id, ada, bob, path }
}

/** Which comments a stream has told of, in order, as often as it did. */
export const refs = (stream: EventStream): string[] =>
  stream.told<CommentChange>('comments').map(({ ref }) => ref)

/** A member's id, and the cookie of a fresh sign-in. */
export async function signIn(handle: string): Promise<{ id: number; cookie: string }> {
  const user = await db.user.upsert({ where: { handle }, create: { handle }, update: {} })
  const sessionToken = `token-of-${handle}-${++count}`
  await db.session.create({
    data: { userId: user.id, sessionToken, expires: new Date(Date.now() + 60_000) },
  })
  return { id: user.id, cookie: `next-auth.session-token=${sessionToken}` }
}
