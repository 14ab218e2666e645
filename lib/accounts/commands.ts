import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { requireProof } from '@/lib/server/auth-confirm'
import { type Place, type Started, startSession } from '@/lib/server/auth-session'
import { networkOf } from '@/lib/server/client-address'
import { db, type Tx } from '@/lib/server/db'
import { siteUrl } from '@/lib/server/env'
import { requireStrong } from '@/lib/server/known-passwords'
import { wakeMail, writeMail } from '@/lib/server/mail'
import { checkPassword, hashPassword } from '@/lib/server/password'
import { countAttempt } from '@/lib/server/rate-limit'
import { enterByInvitation, maySignUp } from '@/lib/server/sign-up-door'
import { refuseTaken } from '@/lib/server/taken'
import { hashOf, isSigned, newToken, sign } from '@/lib/server/token'
import { AT_DELETION, DELETED_NAME } from './at-deletion'
import { freeHandle, handleFrom, isKeptHandle } from './handle'
import { BY_INVITATION } from './invited'
import { accountDeleted, alreadyMember, confirmSignUp } from './letters'
import { CONFIRMATIONS, HANDLE_CHANGES, MAILS_TO_ONE, SIGN_UPS } from './limits'
import { mayDelete, mayManage } from './policy'
import type { ConfirmSignUpInput, DeleteAccountInput, ProfileInput, SignUpInput } from './schema'

const DAY = 86_400_000
const LINK_IS_OVER = 'This link has been used, or its day is over. Sign up again to get a new one.'

/**
 * Take down that somebody wants an account, and mail the address. Nothing is an account before its address is confirmed, so nobody
 * can prepare one for somebody else. A known and an unknown address get the same answer, by the same work.
 * The mark proves on confirming that it is the same browser.
 */
export async function signUp(input: SignUpInput, { address, now }: Place): Promise<{ mark: string }> {
  const { handle, email, password, back } = input
  if (!(await maySignUp(back, now))) throw new Refusal('forbidden', BY_INVITATION)
  await requireFreeHandle(db, handle, null)
  requireStrong(password, [handle, email])
  await countAttempt(SIGN_UPS, networkOf(address), now)
  await countAttempt(MAILS_TO_ONE, email, now)
  const passwordHash = await hashPassword(password)
  const { token, hash } = newToken()
  await db.$transaction(async (tx) => {
    const isKnown = (await tx.user.count({ where: { email } })) > 0
    const expires = new Date(now.getTime() + DAY)
    await tx.signUp.create({ data: { hash, email, handle, passwordHash, back, createdAt: now, expires } })
    const letter = isKnown
      ? alreadyMember({ signIn: `${siteUrl}/sign-in`, reset: `${siteUrl}/reset` })
      : confirmSignUp({ handle, href: `${siteUrl}/sign-up/confirm?token=${token}` })
    await writeMail(tx, email, letter, now)
  })
  wakeMail()
  return { mark: sign('sign-up', hash) }
}

/**
 * The mailed link was followed: make the account and sign in. In another browser than the one that signed up, the password is asked
 * for: who only has the mail cannot be made to open an account whose password somebody else chose.
 */
export async function confirmAccount(
  { token, password }: ConfirmSignUpInput,
  mark: string | undefined,
  place: Place,
  before: Actor,
): Promise<Started & { back: string }> {
  const hash = hashOf(token)
  const asked = await db.signUp.findUnique({ where: { hash } })
  if (!asked || asked.expires < place.now) throw new Refusal('not-found', LINK_IS_OVER)
  if (!isSigned('sign-up', hash, mark)) {
    await countAttempt(CONFIRMATIONS, hash, place.now)
    if (!(await checkPassword(asked.passwordHash, password)))
      throw new Refusal('invalid', 'That is not the password you chose when you signed up.', null, 'password')
  }
  const { email, passwordHash } = asked
  const made = db.$transaction(async (tx) => {
    const { count } = await tx.signUp.deleteMany({ where: { hash } })
    if (count === 0) throw new Refusal('not-found', LINK_IS_OVER)
    if ((await tx.user.count({ where: { email } })) > 0)
      throw new Refusal('conflict', 'This address has an account by now: sign in with it.')
    const user = await createMember(tx, { wanted: asked.handle, email, passwordHash }, place.now)
    await enterByInvitation(tx, user.id, asked.back, place.now)
    await tx.signUp.deleteMany({ where: { email } })
    return { ...(await startSession(tx, user.id, place, before)), back: asked.back }
  })
  return made.catch(refuseTaken('Somebody was quicker with this handle or address: try again.'))
}

/** A new member; near the handle they want if it is gone, with an invented one if they named none. The address, if there is one, is known to be theirs. */
export async function createMember(
  tx: Pick<Tx, 'user' | 'formerHandle'>,
  given: { wanted: string | null; name?: string | null; email: string | null; passwordHash?: string },
  now: Date,
) {
  const { wanted, email, passwordHash = null, name = null } = given
  const base = (wanted && handleFrom(wanted)) ?? `member-${randomBytes(4).toString('hex')}`
  const like = { handle: { startsWith: base.slice(0, 27) } }
  const near = await Promise.all([
    tx.user.findMany({ where: like, select: { handle: true } }),
    tx.formerHandle.findMany({ where: like, select: { handle: true } }),
  ])
  const handle = freeHandle(base, new Set(near.flat().map((one) => one.handle)))
  const emailVerified = email === null ? null : now
  return tx.user.create({ data: { handle, name, email, emailVerified, passwordHash, joinedAt: now } })
}

export async function updateProfile(actor: Actor, { name, about }: ProfileInput): Promise<void> {
  const { id, handle } = enforce(mayManage(actor, 'change your profile'))
  const other = { handle: name.toLowerCase(), NOT: { id } }
  if (name && name.toLowerCase() !== handle && (await db.user.count({ where: other })) > 0)
    throw new Refusal('conflict', 'That is somebody else’s handle: choose another name.', null, 'name')
  await db.user.update({ where: { id }, data: { name: name || null, about: about || null } })
}

/** Take another handle. The old one keeps leading here, and can be taken again by nobody else. */
export async function changeHandle(actor: Actor, handle: string, now: Date): Promise<void> {
  const { id, handle: old } = enforce(mayManage(actor, 'change your handle'))
  if (handle === old) return
  await requireFreeHandle(db, handle, id)
  await countAttempt(HANDLE_CHANGES, String(id), now)
  const change = db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM app_user WHERE id = ${id} FOR UPDATE`
    await requireFreeHandle(tx, handle, id)
    const { handle: current } = await tx.user.findUniqueOrThrow({ where: { id }, select: { handle: true } })
    await tx.formerHandle.deleteMany({ where: { handle, userId: id } })
    await tx.formerHandle.upsert({
      where: { handle: current },
      create: { handle: current, userId: id, until: now },
      update: { until: now },
    })
    await tx.user.update({ where: { id }, data: { handle } })
  })
  await change.catch(refuseTaken(`“${handle}” was taken a moment ago: choose another.`, 'handle'))
}

async function requireFreeHandle(
  tx: Pick<Tx, 'user' | 'formerHandle'>,
  handle: string,
  ownId: number | null,
): Promise<void> {
  const [holder, former] = await Promise.all([
    tx.user.findUnique({ where: { handle }, select: { id: true } }),
    tx.formerHandle.findUnique({ where: { handle }, select: { userId: true } }),
  ])
  const isTaken = isKeptHandle(handle) || holder || (former && (ownId === null || former.userId !== ownId))
  if (isTaken) throw new Refusal('conflict', `“${handle}” is taken: choose another.`, null, 'handle')
}

/**
 * Delete somebody's account for good (docs/decisions/0005): what they wrote stays under a name that is nobody's, what they said about
 * cruxes goes to a second one that nothing connects with the first, and the rest goes.
 */
export async function deleteAccount(actor: Actor, input: DeleteAccountInput, now: Date): Promise<void> {
  const member = enforce(mayManage(actor, 'delete your account'))
  if (input.handle !== member.handle)
    throw new Refusal('invalid', `Write “${member.handle}” to show that you mean it.`, null, 'handle')
  await requireProof(member, input.current, now)
  await db.$transaction(async (tx) => {
    const admins = await tx.$queryRaw<
      unknown[]
    >`SELECT id FROM app_user WHERE role = 'admin' AND deleted_at IS NULL FOR UPDATE`
    enforce(mayDelete(actor, admins.length, await holdAlone(tx, member.id)))
    const { email, handle } = await tx.user.findUniqueOrThrow({ where: { id: member.id } })
    const gone = { name: DELETED_NAME, deletedAt: now, joinedAt: now }
    const nameless = await tx.user.create({ data: { ...gone, handle: namelessHandle() } })
    for (const [place, end] of Object.entries(AT_DELETION)) {
      const [table, column] = place.split('.') // names from our own list, never from the asker
      if (end === 'goes') await tx.$executeRawUnsafe(`DELETE FROM ${table} WHERE ${column} = $1`, member.id)
      if (end === 'nameless')
        await tx.$executeRawUnsafe(
          `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`,
          member.id,
          nameless.id,
        )
    }
    const husk = { ...gone, handle: namelessHandle(), about: null, email: null, emailVerified: null }
    await tx.user.update({ where: { id: member.id }, data: { ...husk, passwordHash: null, role: 'member' } })
    await tx.formerHandle.create({ data: { handle, userId: null, until: now } })
    await tx.formerHandle.updateMany({ where: { userId: member.id }, data: { userId: null } })
    if (email) await tx.signUp.deleteMany({ where: { email } })
    if (email) await tx.verificationToken.deleteMany({ where: { identifier: email } })
    if (email) await writeMail(tx, email, accountDeleted(), now)
  })
  wakeMail()
}

/** The groups that somebody moderates, held so that none of its other moderators leaves meanwhile: those with members and no other moderator. */
async function holdAlone(tx: Tx, userId: number): Promise<string[]> {
  const held = await tx.$queryRaw<{ id: number }[]>`
    SELECT g.id FROM forum_group g JOIN group_member m ON m.group_id = g.id
    WHERE m.user_id = ${userId} AND m.role = 'moderator' ORDER BY g.id FOR NO KEY UPDATE OF g`
  const alone = await tx.$queryRaw<{ name: string }[]>`
    SELECT g.name FROM forum_group g JOIN group_member m ON m.group_id = g.id AND m.user_id <> ${userId}
    WHERE g.id = ANY(${held.map(({ id }) => id)}) GROUP BY g.id HAVING count(*) FILTER (WHERE m.role = 'moderator') = 0 ORDER BY g.name`
  return alone.map(({ name }) => name)
}

const namelessHandle = (): string => `deleted-${randomBytes(6).toString('hex')}`
