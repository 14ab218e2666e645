import type { Member } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import { OWN_PASSWORD } from '@/lib/accounts/limits'
import { db } from './db'
import { checkPassword } from './password'
import { countAttempt } from './rate-limit'

const FRESH_MS = 3_600_000

/** What a page needs to know to ask for the right thing. */
export type Proof = 'none' | 'password' | 'sign-in'

/**
 * What somebody must show before they change what opens their account: nothing within an hour of signing in, after that their
 * password, or a new sign-in where there is no password. A forgotten screen, or a stolen cookie, is not enough.
 */
export async function proofNeeded(actor: Member, now: Date): Promise<Proof> {
  const { createdAt, user } = await db.session.findUniqueOrThrow({
    where: { id: actor.sessionId },
    select: { createdAt: true, user: { select: { passwordHash: true } } },
  })
  if (now.getTime() - createdAt.getTime() < FRESH_MS) return 'none'
  return user.passwordHash ? 'password' : 'sign-in'
}

export async function requireProof(actor: Member, password: string, now: Date): Promise<void> {
  const proof = await proofNeeded(actor, now)
  if (proof === 'none') return
  if (proof === 'sign-in')
    throw new Refusal('forbidden', 'You signed in a while ago. Sign in again, then come back to this.')
  await countAttempt(OWN_PASSWORD, String(actor.id), now)
  const { passwordHash } = await db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { passwordHash: true },
  })
  if (!(await checkPassword(passwordHash, password)))
    throw new Refusal('invalid', 'That is not your password.', null, 'current')
}
