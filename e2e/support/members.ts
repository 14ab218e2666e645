import { randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import { db } from '@/lib/server/db'
import { unique } from './documents'

export type Acting = {
  id: number
  handle: string
  /** Of their device: for what is asked without a browser. */
  cookie: string
  /** Let this browser be theirs. */
  signIn(context: BrowserContext): Promise<void>
  /** Write from a device elsewhere; the new comment's name in the thread. */
  comment(slug: string, body: string, parent?: string): Promise<string>
  do(action: string, input: Record<string, unknown>): Promise<unknown>
}

/**
 * Somebody who has been a member for years, and is signed in on a device of their own. `at` is the server they use. Moderators
 * are not slowed down: for tests in which one person writes several things at once.
 */
export async function givenPerson(
  name: string,
  at: string,
  role: 'member' | 'moderator' | 'admin' = 'member',
): Promise<Acting> {
  const handle = `${name.toLowerCase()}-${unique()}`
  const email = `${handle}@example.org`
  const joinedAt = new Date('2020-01-01')
  const { id } = await db.user.create({
    data: { handle, name, email, emailVerified: joinedAt, joinedAt, karma: 2000, role },
  })
  const newSession = async () => {
    const sessionToken = randomUUID()
    await db.session.create({
      data: { userId: id, sessionToken, expires: new Date(Date.now() + 86_400_000) },
    })
    return { name: 'next-auth.session-token', value: sessionToken }
  }
  const device = await newSession()
  const act = async (action: string, input: Record<string, unknown>) => {
    const response = await fetch(`${at}/api/do/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `${device.name}=${device.value}` },
      body: JSON.stringify(input),
    })
    const answer = (await response.json()) as { status: string; message?: string; value?: unknown }
    if (answer.status !== 'done') throw new Error(`${action}: ${answer.message}`)
    return answer.value
  }
  return {
    id,
    handle,
    cookie: `${device.name}=${device.value}`,
    do: act,
    async signIn(context) {
      await context.addCookies([{ ...(await newSession()), url: at, httpOnly: true, sameSite: 'Lax' }])
    },
    async comment(thread, body, parent = '') {
      const value = (await act('comment', { thread, parent, body })) as { comment: string }
      return value.comment
    },
  }
}
