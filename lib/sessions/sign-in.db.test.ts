import { expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { GOOD_PASSWORD, newMember, unique, visitor } from '@/lib/testing/visitor'

const wrong = { password: 'not the right one', back: '/' }

test('a member signs in and goes back to where they were', async () => {
  const { email } = await newMember()
  const browser = visitor()
  const answer = await browser.do('sign-in', {
    email: email.toUpperCase(),
    password: GOOD_PASSWORD,
    back: '/threads/a?b=1#c',
  })

  expect(answer).toMatchObject({ status: 'done', goTo: '/threads/a?b=1#c' })
  expect(await browser.actor()).toMatchObject({ kind: 'member' })
})

test('“back” never leads to another site', async () => {
  const { email } = await newMember()
  for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
    expect(await visitor().do('sign-in', { email, password: GOOD_PASSWORD, back })).toMatchObject({
      goTo: '/',
    })
})

test('a wrong password, an unknown address and an account without a password are one answer', async () => {
  const { email } = await newMember()
  const bare = `${unique()}@example.org`
  await db.user.create({ data: { handle: `bare-${unique()}`, email: bare } })
  const answers = await Promise.all(
    [email, `${unique()}@example.org`, bare].map((address) =>
      visitor().do('sign-in', { ...wrong, email: address }),
    ),
  )

  expect(answers[0]).toMatchObject({
    status: 'refused',
    message: 'This address and this password do not belong together.',
  })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('who tries many passwords waits longer and longer, and is told until when', async () => {
  const { email } = await newMember()
  const thief = visitor()
  for (let i = 0; i < 6; i++)
    expect(await thief.do('sign-in', { ...wrong, email })).toMatchObject({ code: 'invalid' })
  const held = await thief.do('sign-in', { ...wrong, email })

  expect(held).toMatchObject({
    code: 'too-fast',
    message: expect.stringMatching(/Try again in \d+ seconds\.$/),
  })
  expect(held.status === 'refused' && Date.parse(held.until ?? '')).toBeGreaterThan(Date.now())
  expect(await thief.do('sign-in', { email, password: GOOD_PASSWORD, back: '/' })).toMatchObject({
    code: 'too-fast',
  })
})

test('a thousand machines that try one account shut nobody out of it', async () => {
  const member = await newMember()
  const { email } = member
  for (let i = 0; i < 70; i++) await visitor().do('sign-in', { ...wrong, email })

  // A device that never signed in is sent to the mail, which stays open.
  const stranger = visitor()
  const right = { email, password: GOOD_PASSWORD, back: '/' }
  expect(await stranger.do('sign-in', right)).toMatchObject({
    code: 'too-fast',
    message: expect.stringContaining('use the e-mail link for now'),
    until: expect.any(String),
  })
  expect(await stranger.do('request-link', { email, back: '/' })).toMatchObject({ status: 'done' })
  // The owner's own device knows nothing of all this.
  await member.do('sign-out', { back: '/' })
  expect(await member.do('sign-in', right)).toMatchObject({ status: 'done' })
  // And neither does anybody else.
  const other = await newMember()
  expect(await visitor().do('sign-in', { ...right, email: other.email })).toMatchObject({ status: 'done' })
}, 60_000)

test('an unknown address is held back just as a known one, so limits tell nothing', async () => {
  const tries = async (email: string) => {
    const thief = visitor()
    const codes = []
    for (let i = 0; i < 8; i++) {
      const answer = await thief.do('sign-in', { ...wrong, email })
      codes.push(answer.status === 'refused' && answer.code)
    }
    return codes
  }
  const { email } = await newMember()

  expect(await tries(email)).toEqual(await tries(`${unique()}@example.org`))
})

test('every sign-in is a new session, and ends the one that the device had', async () => {
  const member = await newMember()
  const before = [...member.cookies.values()]
  const { id } = await db.user.findUniqueOrThrow({ where: { email: member.email } })
  await member.do('sign-in', { email: member.email, password: GOOD_PASSWORD, back: '/' })

  expect(await db.session.count({ where: { userId: id } })).toBe(1)
  expect(await db.session.count({ where: { sessionToken: { in: before } } })).toBe(0)
})

test('a change of role ends every session made under the old one', async () => {
  const member = await newMember()
  await db.user.update({ where: { email: member.email }, data: { role: 'moderator' } })

  expect(await member.actor()).toEqual({ kind: 'guest' })
  await member.do('sign-in', { email: member.email, password: GOOD_PASSWORD, back: '/' })
  expect(await member.actor()).toMatchObject({ role: 'moderator' })
})

test('signed out is signed out, here and at once', async () => {
  const member = await newMember()
  const cookie = new Map(member.cookies)
  await member.do('sign-out', { back: '/' })

  expect(await member.actor()).toEqual({ kind: 'guest' })
  for (const [name, value] of cookie) member.cookies.set(name, value)
  expect(await member.actor()).toEqual({ kind: 'guest' })
})

test('devices are signed out one by one, or all others at once, and only by their owner', async () => {
  const member = await newMember()
  const right = { email: member.email, password: GOOD_PASSWORD, back: '/' }
  const [phone, tablet] = [visitor(), visitor()]
  await phone.do('sign-in', right)
  await tablet.do('sign-in', right)
  const actor = await phone.actor()
  const id = actor.kind === 'member' ? actor.sessionId : 0

  expect(await (await newMember()).do('revoke-session', { id })).toMatchObject({ code: 'not-found' })
  expect(await phone.actor()).toMatchObject({ kind: 'member' })
  await member.do('revoke-session', { id })
  expect(await phone.actor()).toEqual({ kind: 'guest' })
  expect(await tablet.actor()).toMatchObject({ kind: 'member' })
  await member.do('revoke-other-sessions')
  expect(await tablet.actor()).toEqual({ kind: 'guest' })
  expect(await member.actor()).toMatchObject({ kind: 'member' })
})

test('in demo mode one click signs in as a demo member, moderator or admin, made once', async () => {
  for (const as of ['member', 'moderator', 'admin']) {
    const [one, other] = [visitor(), visitor()]
    await one.do('sign-in-as-demo', { as, back: '/' })
    await other.do('sign-in-as-demo', { as, back: '/' })
    expect(await one.actor()).toMatchObject({ handle: `demo_${as}`, role: as })
    expect(await db.user.count({ where: { handle: `demo_${as}` } })).toBe(1)
  }
})
