import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { markDevice } from './auth-device'
import type { Tx } from './db'
import type { ActionContext } from './define-action'
import { SESSION_COOKIE, SESSION_DAYS } from './session-cookie'

export type Started = { sessionToken: string; userId: number }
export type Place = Pick<ActionContext, 'address' | 'userAgent' | 'now'>

/** Who signs in from where, with what was signed in before on this device: it ends, so that no token outlives a change of person. */
export async function startSession(
  tx: Pick<Tx, 'session'>,
  userId: number,
  { address, userAgent, now }: Place,
  before: Actor,
): Promise<Started> {
  if (before.kind === 'member') await tx.session.deleteMany({ where: { id: before.sessionId } })
  const sessionToken = randomUUID()
  const expires = new Date(now.getTime() + SESSION_DAYS * 86_400_000)
  await tx.session.create({
    data: { sessionToken, userId, expires, createdAt: now, lastSeenAt: now, userAgent, address },
  })
  return { sessionToken, userId }
}

/** Hand the session to the browser, and remember that this account has been used on it. */
export function keepSession(
  context: Pick<ActionContext, 'cookie' | 'readCookie'>,
  { sessionToken, userId }: Started,
): void {
  context.cookie(SESSION_COOKIE, sessionToken, SESSION_DAYS * 86_400)
  markDevice(context, userId)
}
