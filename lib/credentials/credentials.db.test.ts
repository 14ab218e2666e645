import { expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { GOOD_PASSWORD, lastMailTo, newMember, unique, visitor } from '@/lib/testing/visitor'

const OTHER = 'nine quiet lighthouses'
const LATER = 2 * 3_600_000

/** Somebody who signed in more than an hour ago. */
async function oldSession() {
  const member = await newMember()
  await db.$executeRaw`UPDATE session SET created_at = created_at - interval '3 hours' WHERE user_id = (SELECT id FROM app_user WHERE email = ${member.email})`
  return member
}

test('who forgot their password chooses a new one by mail, and every device is signed out', async () => {
  const member = await newMember()
  const phone = visitor()
  expect(await phone.do('request-reset', { email: member.email })).toMatchObject({ goTo: '/reset/sent' })
  const { token, link } = await lastMailTo(member.email)
  expect(link.pathname).toBe('/reset/new')

  expect(await phone.do('reset-password', { token, password: OTHER })).toMatchObject({ status: 'done' })
  expect(await phone.actor()).toMatchObject({ handle: member.handle })
  expect(await member.actor()).toEqual({ kind: 'guest' })
  expect((await lastMailTo(member.email)).subject).toBe('Your password was changed')
  const right = { email: member.email, back: '/' }
  expect(await visitor().do('sign-in', { ...right, password: GOOD_PASSWORD })).toMatchObject({
    code: 'invalid',
  })
  expect(await visitor().do('sign-in', { ...right, password: OTHER })).toMatchObject({ status: 'done' })
})

test('a link to reset works once and for an hour, and a weak password does not use it up', async () => {
  const member = await newMember()
  const phone = visitor()
  await phone.do('request-reset', { email: member.email })
  const { token } = await lastMailTo(member.email)
  expect(await phone.do('reset-password', { token, password: 'short' })).toMatchObject({ code: 'invalid' })
  expect(await phone.do('reset-password', { token, password: OTHER })).toMatchObject({ status: 'done' })
  expect(await phone.do('reset-password', { token, password: OTHER })).toMatchObject({ code: 'not-found' })

  await phone.do('request-reset', { email: member.email })
  const late = visitor()
  late.now = new Date(Date.now() + LATER)
  const second = await lastMailTo(member.email)
  expect(await late.do('reset-password', { token: second.token, password: OTHER })).toMatchObject({
    code: 'not-found',
  })
})

test('asking for a reset answers the same for an unknown address, whose owner is told that there is no account', async () => {
  const member = await newMember()
  const stranger = `${unique()}@example.org`

  expect(await visitor().do('request-reset', { email: member.email })).toEqual(
    await visitor().do('request-reset', { email: stranger }),
  )
  const mail = await lastMailTo(stranger)
  expect(mail.subject).toBe('No account has this address')
  expect(mail.text).not.toContain('token=')
})

test('a changed password signs out every other device and renews this one', async () => {
  const member = await newMember()
  const phone = visitor()
  await phone.do('sign-in', { email: member.email, password: GOOD_PASSWORD, back: '/' })
  const before = [...member.cookies.values()]

  expect(await member.do('change-password', { password: OTHER })).toMatchObject({ status: 'done' })
  expect(await phone.actor()).toEqual({ kind: 'guest' })
  expect(await member.actor()).toMatchObject({ kind: 'member' })
  expect(await db.session.count({ where: { sessionToken: { in: before } } })).toBe(0)
})

test('an hour after signing in, what opens the account changes only for who knows the password', async () => {
  const member = await oldSession()
  for (const [name, input] of [
    ['change-password', { password: OTHER }],
    ['request-email', { email: `${unique()}@example.org` }],
    ['delete-account', { handle: member.handle }],
    ['begin-passkey', {}],
  ] as const) {
    for (const current of ['', 'a guess of somebody'])
      expect(await member.do(name, { ...input, current })).toMatchObject({
        status: 'refused',
        fields: { current: ['That is not your password.'] },
      })
  }
  expect(await member.do('change-password', { password: OTHER, current: GOOD_PASSWORD })).toMatchObject({
    status: 'done',
  })
})

test('a new address counts once its link was followed; the old one is told', async () => {
  const member = await newMember()
  const email = `${unique()}@example.org`
  await member.do('request-email', { email })
  const { token, link } = await lastMailTo(email)
  expect(link.pathname).toBe('/confirm-email')
  expect(await db.user.count({ where: { email } })).toBe(0)

  expect(await visitor().do('confirm-email', { token })).toMatchObject({ status: 'done' })
  expect(await db.user.count({ where: { email, handle: member.handle } })).toBe(1)
  expect(await lastMailTo(member.email)).toMatchObject({ subject: 'Your address was changed' })
  expect(await visitor().do('confirm-email', { token })).toMatchObject({ code: 'not-found' })
})

test('an address that somebody has cannot be taken, and the answer does not tell that they have it', async () => {
  const [ada, bob] = [await newMember(), await newMember()]

  expect(await ada.do('request-email', { email: bob.email })).toEqual(
    await ada.do('request-email', { email: `${unique()}@example.org` }),
  )
  expect((await lastMailTo(bob.email)).subject).toBe('Confirm your account')
})

test('an address that was taken meanwhile is refused when it is confirmed', async () => {
  const [ada, bob] = [await newMember(), await newMember()]
  const email = `${unique()}@example.org`
  await ada.do('request-email', { email })
  const first = await lastMailTo(email)
  await bob.do('request-email', { email })
  const second = await lastMailTo(email)
  await ada.do('confirm-email', { token: first.token })

  expect(await bob.do('confirm-email', { token: second.token })).toMatchObject({ code: 'conflict' })
})

test('nobody takes away their only way in', async () => {
  const user = await db.user.create({ data: { handle: `git-${unique()}` } })
  const data = { userId: user.id, type: 'oauth', provider: 'github', providerAccountId: unique() }
  await db.account.create({ data })
  const member = await newMember()
  await db.session.updateMany({ where: { user: { email: member.email } }, data: { userId: user.id } })

  expect(await member.do('disconnect', { provider: 'github' })).toMatchObject({
    code: 'forbidden',
    message: 'That is your only way to sign in: add an e-mail address or a passkey first.',
  })
  await db.user.update({ where: { id: user.id }, data: { email: `${unique()}@example.org` } })
  expect(await member.do('disconnect', { provider: 'github' })).toMatchObject({ status: 'done' })
})
