import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { CONFIRMATIONS, MAILS_FROM_ONE, MAILS_TO_ONE } from '@/lib/accounts/limits'
import { mayManage } from '@/lib/accounts/policy'
import { requireProof } from '@/lib/server/auth-confirm'
import { type Place, type Started, startSession } from '@/lib/server/auth-session'
import { networkOf } from '@/lib/server/client-address'
import { db, type Tx } from '@/lib/server/db'
import { siteUrl } from '@/lib/server/env'
import { requireStrong } from '@/lib/server/known-passwords'
import { wakeMail, writeMail } from '@/lib/server/mail'
import { hashPassword } from '@/lib/server/password'
import { countAttempt } from '@/lib/server/rate-limit'
import { refuseTaken } from '@/lib/server/taken'
import { hashOf, newToken } from '@/lib/server/token'
import { confirmEmail, emailChanged, nobodyHere, passwordChanged, resetPassword } from './letters'
import { mayRemoveWay } from './policy'
import type { ChangePasswordInput, RequestEmailInput, ResetInput } from './schema'

const HOUR = 3_600_000
const LINK_IS_OVER = 'This link has been used, or its time is over. Ask for a new one.'

/** Mail a link to choose a new password; whoever has no account is mailed that. The answer tells neither from the other. */
export async function requestReset(email: string, { address, now }: Place): Promise<void> {
  await countAttempt(MAILS_FROM_ONE, networkOf(address), now)
  await countAttempt(MAILS_TO_ONE, email, now)
  const { token, hash } = newToken()
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, handle: true } })
    const expires = new Date(now.getTime() + HOUR)
    if (user)
      await tx.token.create({
        data: { hash, userId: user.id, purpose: 'reset_password', createdAt: now, expires },
      })
    const letter = user
      ? resetPassword({ handle: user.handle, href: `${siteUrl}/reset/new?token=${token}` })
      : nobodyHere({ href: `${siteUrl}/sign-up` })
    await writeMail(tx, email, letter, now)
  })
  wakeMail()
}

/** Set a new password by the mailed link, end every sign-in made with the old one, and sign in here. */
export async function resetPasswordBy(
  { token, password }: ResetInput,
  place: Place,
  before: Actor,
): Promise<Started> {
  const hash = hashOf(token)
  await countAttempt(CONFIRMATIONS, hash, place.now)
  const asked = await db.token.findUnique({ where: { hash }, include: { user: true } })
  if (asked?.purpose !== 'reset_password' || asked.usedAt || asked.expires < place.now)
    throw new Refusal('not-found', LINK_IS_OVER)
  const { id, handle, email } = asked.user
  requireStrong(password, [handle, email ?? ''])
  const passwordHash = await hashPassword(password)
  const started = await db.$transaction(async (tx) => {
    await spendToken(tx, hash, place.now)
    await tx.token.deleteMany({ where: { userId: id, purpose: 'reset_password', usedAt: null } })
    await tx.user.update({ where: { id }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { userId: id } })
    if (email) await writeMail(tx, email, passwordChanged({ handle, href: `${siteUrl}/reset` }), place.now)
    return startSession(tx, id, place, before)
  })
  wakeMail()
  return started
}

/** Set or change one's password. Every other device is signed out; this one gets a new session. */
export async function changePassword(
  actor: Actor,
  { password, current }: ChangePasswordInput,
  place: Place,
): Promise<Started> {
  const member = enforce(mayManage(actor, 'change your password'))
  const { email } = await db.user.findUniqueOrThrow({ where: { id: member.id }, select: { email: true } })
  requireStrong(password, [member.handle, email ?? ''])
  await requireProof(member, current, place.now)
  const passwordHash = await hashPassword(password)
  const started = await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: member.id }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { userId: member.id } })
    await tx.token.deleteMany({ where: { userId: member.id, purpose: 'reset_password' } })
    const letter = passwordChanged({ handle: member.handle, href: `${siteUrl}/reset` })
    if (email) await writeMail(tx, email, letter, place.now)
    return startSession(tx, member.id, place, actor)
  })
  wakeMail()
  return started
}

/** Mail the new address a link; nothing changes before it is followed. An address that somebody has gets no mail, and the same answer. */
export async function requestEmail(
  actor: Actor,
  { email, current }: RequestEmailInput,
  { address, now }: Place,
): Promise<void> {
  const member = enforce(mayManage(actor, 'change your address'))
  await requireProof(member, current, now)
  await countAttempt(MAILS_FROM_ONE, networkOf(address), now)
  await countAttempt(MAILS_TO_ONE, email, now)
  const { token, hash } = newToken()
  await db.$transaction(async (tx) => {
    await tx.token.deleteMany({ where: { userId: member.id, purpose: 'change_email' } })
    const expires = new Date(now.getTime() + 24 * HOUR)
    const data = { hash, userId: member.id, subject: email, createdAt: now, expires }
    await tx.token.create({ data: { ...data, purpose: 'change_email' } })
    const href = `${siteUrl}/confirm-email?token=${token}`
    if ((await tx.user.count({ where: { email } })) === 0)
      await writeMail(tx, email, confirmEmail({ handle: member.handle, href }), now)
  })
  wakeMail()
}

/** The new address has shown that it is there: from now on it is the account's, and the old one is told. Works in any browser. */
export async function confirmEmailBy(token: string, now: Date): Promise<void> {
  const hash = hashOf(token)
  const asked = await db.token.findUnique({ where: { hash }, include: { user: true } })
  if (asked?.purpose !== 'change_email' || !asked.subject || asked.usedAt || asked.expires < now)
    throw new Refusal('not-found', LINK_IS_OVER)
  const { subject: email, user } = asked
  await db
    .$transaction(async (tx) => {
      await spendToken(tx, hash, now)
      await tx.user.update({ where: { id: user.id }, data: { email, emailVerified: now } })
      await tx.token.deleteMany({ where: { userId: user.id, purpose: 'reset_password', usedAt: null } })
      const letter = emailChanged({ handle: user.handle, email, href: `${siteUrl}/about#lost-account` })
      if (user.email) await writeMail(tx, user.email, letter, now)
      if (user.email) await tx.verificationToken.deleteMany({ where: { identifier: user.email } })
    })
    .catch(refuseTaken('This address has an account by now: use another.'))
  wakeMail()
}

/** Sign in by GitHub or Google no longer. */
export async function disconnect(actor: Actor, provider: string): Promise<void> {
  const { id } = enforce(mayManage(actor, 'change how you sign in'))
  await db.$transaction(async (tx) => {
    enforce(mayRemoveWay(actor, await waysOf(tx, id)))
    await tx.account.deleteMany({ where: { userId: id, provider } })
  })
}

/** Every way in, held until the transaction ends: two that are removed at once are not both the last but one. */
export async function waysOf(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM app_user WHERE id = ${id} FOR UPDATE`
  const { email, passwordHash, _count } = await tx.user.findUniqueOrThrow({
    where: { id },
    select: { email: true, passwordHash: true, _count: { select: { passkeys: true, accounts: true } } },
  })
  const { passkeys, accounts: services } = _count
  return { hasEmail: email !== null, hasPassword: passwordHash !== null, passkeys, services }
}

/** A link works once: of two at the same moment, one. */
async function spendToken(tx: Tx, hash: string, now: Date): Promise<void> {
  const { count } = await tx.token.updateMany({ where: { hash, usedAt: null }, data: { usedAt: now } })
  if (count === 0) throw new Refusal('not-found', LINK_IS_OVER)
}
