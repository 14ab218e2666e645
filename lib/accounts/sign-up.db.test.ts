import { expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { GOOD_PASSWORD, lastMailTo, newMember, unique, visitor } from '@/lib/testing/visitor'

const person = () => {
  const handle = `ada-${unique()}`
  return { handle, email: `${handle}@example.org`, password: GOOD_PASSWORD, back: '/threads/a#comment-c1' }
}

test('a stranger becomes a member by showing that the address is theirs, and goes on where they were', async () => {
  const ada = person()
  const browser = visitor()

  expect(await browser.do('sign-up', ada)).toMatchObject({ status: 'done', goTo: '/sign-up/sent' })
  expect(await browser.actor()).toEqual({ kind: 'guest' })
  expect(await db.user.count({ where: { email: ada.email } })).toBe(0)

  const { token, subject } = await lastMailTo(ada.email)
  expect(subject).toBe('Confirm your account')
  expect(await browser.do('confirm-sign-up', { token })).toMatchObject({ goTo: '/threads/a#comment-c1' })
  expect(await browser.actor()).toMatchObject({
    kind: 'member',
    handle: ada.handle,
    isVerified: true,
    role: 'member',
  })
})

test('in another browser the link asks for the password: a mail alone cannot open what somebody else began', async () => {
  const ada = person()
  await visitor().do('sign-up', ada)
  const { token } = await lastMailTo(ada.email)
  const phone = visitor()

  expect(await phone.do('confirm-sign-up', { token })).toMatchObject({
    status: 'refused',
    fields: { password: ['That is not the password you chose when you signed up.'] },
  })
  expect(await phone.do('confirm-sign-up', { token, password: GOOD_PASSWORD })).toMatchObject({
    status: 'done',
  })
})

test('a link to confirm works once, and for a day', async () => {
  const ada = person()
  const browser = visitor()
  await browser.do('sign-up', ada)
  const { token } = await lastMailTo(ada.email)
  const [one, other] = await Promise.all([1, 2].map(() => browser.do('confirm-sign-up', { token })))
  expect([one?.status, other?.status].sort()).toEqual(['done', 'refused'])

  const bob = person()
  const late = visitor()
  await late.do('sign-up', bob)
  late.now = new Date(Date.now() + 25 * 3_600_000)
  expect(await late.do('confirm-sign-up', { token: (await lastMailTo(bob.email)).token })).toMatchObject({
    code: 'not-found',
  })
})

test('a known address and an unknown one get the very same answer; the mail tells its owner', async () => {
  const member = await newMember()
  const [known, unknown] = [visitor(), visitor()]
  const same = { password: GOOD_PASSWORD, back: '/' }
  const one = await known.do('sign-up', { ...same, handle: `bob-${unique()}`, email: member.email })
  const other = await unknown.do('sign-up', {
    ...same,
    handle: `bob-${unique()}`,
    email: `${unique()}@example.org`,
  })

  expect(one).toEqual(other)
  expect([...known.cookies.keys()]).toEqual([...unknown.cookies.keys()])
  const mail = await lastMailTo(member.email)
  expect(mail.subject).toBe('You already have an account')
  expect(mail.text).not.toContain('token=')
})

test('a handle that somebody has, had, or that speaks for the forum is refused beside its field', async () => {
  const member = await newMember()
  for (const handle of [member.handle, member.handle.toUpperCase(), 'admin', 'deleted-1']) {
    expect(await visitor().do('sign-up', { ...person(), handle })).toMatchObject({
      status: 'refused',
      fields: { handle: [`“${handle.toLowerCase()}” is taken: choose another.`] },
    })
  }
})

test('two who wanted the same handle both get in, and the second has one near it', async () => {
  const ada = person()
  const twin = { ...person(), handle: ada.handle }
  const [first, second] = [visitor(), visitor()]
  await first.do('sign-up', ada)
  await second.do('sign-up', twin)
  await first.do('confirm-sign-up', { token: (await lastMailTo(ada.email)).token })
  await second.do('confirm-sign-up', { token: (await lastMailTo(twin.email)).token })

  expect(await first.actor()).toMatchObject({ handle: ada.handle })
  expect(await second.actor()).toMatchObject({ handle: `${ada.handle}-2` })
})

test.each([
  ['short', 'Use at least 10 characters'],
  ['qwerty123456', 'This password is on the lists that are tried first'],
  ['passw0rd2024', 'A well-known word'],
])('“%s” is refused as a password, and why is said', async (password, words) => {
  const answer = await visitor().do('sign-up', { ...person(), password })

  expect(answer).toMatchObject({ status: 'refused', code: 'invalid' })
  expect(answer.status === 'refused' && answer.fields.password?.[0]).toContain(words)
})

test('passwords are kept as argon2id hashes', async () => {
  const { email } = await newMember()
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { email } })

  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('nobody’s mailbox is flooded', async () => {
  const email = `${unique()}@example.org`
  const answers = []
  for (let i = 0; i < 8; i++) answers.push(await visitor().do('sign-up', { ...person(), email }))

  expect(answers.filter(({ status }) => status === 'done')).toHaveLength(6)
  expect(answers.at(-1)).toMatchObject({ code: 'too-fast', until: expect.any(String) })
  expect(await db.mail.count({ where: { to: email } })).toBe(6)
})
