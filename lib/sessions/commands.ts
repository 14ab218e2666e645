import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { MAILS_FROM_ONE, MAILS_TO_ONE } from '@/lib/accounts/limits'
import { mayManage } from '@/lib/accounts/policy'
import { nextAuthHash } from '@/lib/server/auth-link'
import { type Place, type Started, startSession } from '@/lib/server/auth-session'
import { networkOf } from '@/lib/server/client-address'
import { db } from '@/lib/server/db'
import { isDemo, siteUrl } from '@/lib/server/env'
import { wakeMail, writeMail } from '@/lib/server/mail'
import { checkPassword, hashPassword, isOutdated } from '@/lib/server/password'
import { blockedUntil, countAttempt, forgetAttempts, tooFast } from '@/lib/server/rate-limit'
import { maySignUp } from '@/lib/server/sign-up-door'
import { newToken } from '@/lib/server/token'
import { noAccountHere, signInLink } from './letters'
import { PRESSURE_ON_ACCOUNT, TRIES_BY_DEVICE, TRIES_BY_NETWORK, TRIES_BY_PAIR } from './limits'
import { mayEndSession } from './policy'
import type { DEMO_ROLES, RequestLinkInput, SignInInput } from './schema'

const HALF_AN_HOUR = 1_800_000

/**
 * Sign in by address and password. Every try is counted before the password is looked at, so that a thousand at once are a
 * thousand tries. An unknown address, an account without a password and a wrong password are one answer, and take one time.
 */
export async function signIn(
  { email, password }: Pick<SignInInput, 'email' | 'password'>,
  place: Place,
  knowsDevice: (userId: number) => boolean,
  before: Actor,
): Promise<Started> {
  const { now } = place
  const network = networkOf(place.address)
  await countAttempt(TRIES_BY_NETWORK, network, now)
  const user = await db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const isKnown = user !== null && knowsDevice(user.id)
  const [rule, key] = isKnown
    ? ([TRIES_BY_DEVICE, `${email} ${user.id}`] as const)
    : ([TRIES_BY_PAIR, `${email} ${network}`] as const)
  if (!isKnown) {
    const until = await blockedUntil(PRESSURE_ON_ACCOUNT, email, now)
    if (until) throw tooFast(PRESSURE_ON_ACCOUNT, until, now)
  }
  await countAttempt(rule, key, now)
  const fits = await checkPassword(user?.passwordHash, password)
  if (!user || !fits) {
    if (!isKnown) await countAttempt(PRESSURE_ON_ACCOUNT, email, now)
    throw new Refusal('invalid', 'This address and this password do not belong together.', null, 'password')
  }
  await forgetAttempts(rule, key)
  if (user.passwordHash && isOutdated(user.passwordHash))
    await db.user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(password) } })
  return startSession(db, user.id, place, before)
}

/** Mail a link that signs in, as next-auth keeps them; whoever has no account gets one by following it. */
export async function requestLink({ email, back }: RequestLinkInput, { address, now }: Place): Promise<void> {
  await countAttempt(MAILS_FROM_ONE, networkOf(address), now)
  await countAttempt(MAILS_TO_ONE, email, now)
  const { token } = newToken()
  const isOpen = await maySignUp(back, now)
  await db.$transaction(async (tx) => {
    const isNew = (await tx.user.count({ where: { email } })) === 0
    const expires = new Date(now.getTime() + HALF_AN_HOUR)
    await tx.verificationToken.create({ data: { identifier: email, token: nextAuthHash(token), expires } })
    const query = new URLSearchParams({ token, email, back })
    const letter =
      isNew && !isOpen
        ? noAccountHere({ href: siteUrl })
        : signInLink({ href: `${siteUrl}/sign-in/link?${query}`, isNew })
    await writeMail(tx, email, letter, now)
  })
  wakeMail()
}

/** One click, in demo mode alone. The three are made when first wanted. */
export async function signInAsDemo(
  as: (typeof DEMO_ROLES)[number],
  place: Place,
  before: Actor,
): Promise<Started> {
  if (!isDemo)
    throw new Refusal('forbidden', 'This is not a demonstration: sign in with an account of yours.')
  const handle = `demo_${as}`
  const { id } = await db.user.upsert({
    where: { handle },
    create: { handle, name: `Demo ${as}`, role: as, about: 'Here to try things out.' },
    update: {},
  })
  return startSession(db, id, place, before)
}

export async function signOut(actor: Actor): Promise<void> {
  if (actor.kind === 'member') await db.session.deleteMany({ where: { id: actor.sessionId } })
}

/** Sign one device out; it is a guest at its next request. */
export async function revoke(actor: Actor, id: number): Promise<{ isThis: boolean }> {
  const session = await db.session.findUnique({ where: { id }, select: { userId: true } })
  const member = enforce(mayEndSession(actor, session?.userId ?? null))
  await db.session.deleteMany({ where: { id, userId: member.id } })
  return { isThis: id === member.sessionId }
}

/** Sign every other device out. */
export async function revokeOthers(actor: Actor): Promise<{ count: number }> {
  const { id: userId, sessionId } = enforce(mayManage(actor, 'see where you are signed in'))
  return db.session.deleteMany({ where: { userId, NOT: { id: sessionId } } })
}
