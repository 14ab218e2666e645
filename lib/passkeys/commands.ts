import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { mayManage } from '@/lib/accounts/policy'
import { waysOf } from '@/lib/credentials/commands'
import { wayAdded } from '@/lib/credentials/letters'
import { mayRemoveWay } from '@/lib/credentials/policy'
import { requireProof } from '@/lib/server/auth-confirm'
import { type Place, type Started, startSession } from '@/lib/server/auth-session'
import { networkOf } from '@/lib/server/client-address'
import { db, tuples } from '@/lib/server/db'
import { isDemo, siteUrl } from '@/lib/server/env'
import { wakeMail, writeMail } from '@/lib/server/mail'
import { countAttempt } from '@/lib/server/rate-limit'
import { newToken } from '@/lib/server/token'
import { TRIES_BY_NETWORK } from '@/lib/sessions/limits'
import { mayAddPasskey, mayChangePasskey } from './policy'
import type { AddInput, PasskeySignInInput } from './schema'

const FIVE_MINUTES = 300_000
const NOT_DONE = 'The passkey’s answer does not fit, or came too late. Try again.'

/** Passkeys belong to a name, never to a number: in demo mode that is localhost. */
const origin = isDemo ? `http://localhost:${new URL(siteUrl).port || 80}` : new URL(siteUrl).origin
const rpID = new URL(origin).hostname

/** Begin to add a passkey: what the browser needs to make one. */
export async function beginPasskey(actor: Actor, current: string, now: Date) {
  const member = enforce(mayManage(actor, 'add a passkey'))
  const has = await db.passkey.findMany({ where: { userId: member.id } })
  enforce(mayAddPasskey(actor, has.length))
  await requireProof(member, current, now)
  const options = await generateRegistrationOptions({
    rpID,
    rpName: 'Doublecrux',
    userID: new TextEncoder().encode(String(member.id)),
    userName: member.handle,
    userDisplayName: member.name,
    excludeCredentials: has.map(({ credentialId: id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { challenge: await keepChallenge(options.challenge, member.id, now), options }
}

export async function addPasskey(
  actor: Actor,
  { challenge, answer, name }: AddInput,
  now: Date,
): Promise<void> {
  const member = enforce(mayManage(actor, 'add a passkey'))
  const expectedChallenge = await spendChallenge(challenge, member.id, now)
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON, // the library checks what it reads
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
  }).catch(notDone)
  if (!verified || !registrationInfo) return notDone()
  const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential
  await db.$transaction(async (tx) => {
    enforce(mayAddPasskey(actor, await tx.passkey.count({ where: { userId: member.id } })))
    const data = { credentialId, userId: member.id, counter, transports, name, createdAt: now }
    await tx.passkey.create({ data: { ...data, publicKey: Buffer.from(publicKey) } })
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: member.id }, select: { email: true } })
    const letter = { handle: member.handle, what: `The passkey “${name}”`, href: `${siteUrl}/settings/keys` }
    if (email) await writeMail(tx, email, wayAdded(letter), now)
  })
  wakeMail()
}

export async function renamePasskey(actor: Actor, id: number, name: string): Promise<void> {
  const kept = await db.passkey.findUnique({ where: { id }, select: { userId: true } })
  const { id: userId } = enforce(mayChangePasskey(actor, kept?.userId ?? null))
  await db.passkey.updateMany({ where: { id, userId }, data: { name } })
}

export async function removePasskey(actor: Actor, id: number): Promise<void> {
  const kept = await db.passkey.findUnique({ where: { id }, select: { userId: true } })
  const { id: userId } = enforce(mayChangePasskey(actor, kept?.userId ?? null))
  await db.$transaction(async (tx) => {
    enforce(mayRemoveWay(actor, await waysOf(tx, userId)))
    await tx.passkey.deleteMany({ where: { id, userId } })
  })
}

/** Begin to sign in: any passkey of this site will do, and it says itself whose it is. */
export async function beginPasskeySignIn({ address, now }: Place) {
  await countAttempt(TRIES_BY_NETWORK, networkOf(address), now)
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
  return { challenge: await keepChallenge(options.challenge, null, now), options }
}

export async function signInByPasskey(
  { challenge, answer }: Pick<PasskeySignInInput, 'challenge' | 'answer'>,
  place: Place,
  before: Actor,
): Promise<Started> {
  const expectedChallenge = await spendChallenge(challenge, null, place.now)
  const kept = await db.passkey.findUnique({ where: { credentialId: answer.id } })
  if (!kept) throw new Refusal('invalid', 'This passkey is not known here: it may have been removed.')
  const { credentialId: id, publicKey, counter } = kept
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON, // the library checks what it reads
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
  }).catch(notDone)
  if (!verified) notDone()
  return db.$transaction(async (tx) => {
    const data = { counter: authenticationInfo.newCounter, lastUsedAt: place.now }
    await tx.passkey.update({ where: { id: kept.id }, data })
    return startSession(tx, kept.userId, place, before)
  })
}

function notDone(): never {
  throw new Refusal('invalid', NOT_DONE)
}

async function keepChallenge(challenge: string, userId: number | null, now: Date): Promise<string> {
  const id = newToken().token
  const expires = new Date(now.getTime() + FIVE_MINUTES)
  await db.passkeyChallenge.create({ data: { id, challenge, userId, expires } })
  return id
}

/** A challenge is good for one try, by the one it was made for. */
async function spendChallenge(id: string, userId: number | null, now: Date): Promise<string> {
  const [used] = await tuples<[string, number | null, Date]>(
    'passkey-challenge',
    'DELETE FROM passkey_challenge WHERE id = $1 RETURNING challenge, user_id, expires',
    [id],
  )
  const [challenge, madeFor, expires] = used ?? notDone()
  if (madeFor !== userId || expires < now) notDone()
  return challenge
}
