import { afterAll, expect, test } from 'vitest'
import { mockServices } from '@/lib/testing/mock-services'
import { lastMailTo, newMember, unique, type Visitor, visitor } from '@/lib/testing/visitor'
import { authenticate } from './auth'
import { db } from './db'

const { services, github, google, stop } = await mockServices()
afterAll(stop)

const place = (browser: Visitor) => ({ now: browser.now, address: '10.0.0.1', userAgent: 'a test' })

/** What a browser does with an answer of next-auth's: keep its cookies, go where it leads. */
async function ask(
  browser: Visitor,
  action: 'signin' | 'callback',
  provider: string,
  query: Record<string, string> = {},
) {
  const method = action === 'signin' ? 'POST' : 'GET'
  const request = {
    method,
    action,
    provider,
    query,
    cookies: Object.fromEntries(browser.cookies),
    headers: {},
  } as const
  const answer = await authenticate(request, services, place(browser), await browser.actor())
  for (const cookie of answer.cookies) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
    if (value) browser.cookies.set(name, decodeURIComponent(value))
    else browser.cookies.delete(name)
  }
  return answer
}

/** All the way: to the service and back, with the code it gives out. */
async function by(browser: Visitor, provider: 'github' | 'google', code: string, back = '/') {
  const { location } = await ask(browser, 'signin', provider, { callbackUrl: back })
  const state = new URL(location ?? '').searchParams.get('state') ?? ''
  return ask(browser, 'callback', provider, { code, state })
}

const linkFor = async (browser: Visitor, email: string, back = '/') => {
  await browser.do('request-link', { email, back })
  return Object.fromEntries((await lastMailTo(email)).link.searchParams)
}
const follow = (browser: Visitor, { token = '', email = '', back = '/' }: Record<string, string>) =>
  ask(browser, 'callback', 'email', { token, email, callbackUrl: back })

test('a member signs in by the mailed link, once, and goes on where they were', async () => {
  const member = await newMember()
  const phone = visitor()
  const link = await linkFor(phone, member.email, '/threads/a#comment-c1')

  expect(await follow(phone, link)).toMatchObject({ location: '/threads/a#comment-c1' })
  expect(await phone.actor()).toMatchObject({ handle: member.handle })
  expect(await follow(visitor(), link)).toMatchObject({
    location: '/sign-in?error=Verification',
    started: null,
  })
})

test('the mailed link makes an account for a new address, with a handle that says nothing of it', async () => {
  const browser = visitor()
  const email = `private.name-${unique()}@example.org`
  const answer = await follow(browser, await linkFor(browser, email, '/threads/a'))

  expect(answer.location).toBe('/welcome?callbackUrl=%2Fthreads%2Fa')
  const actor = await browser.actor()
  expect(actor).toMatchObject({ kind: 'member', isVerified: true })
  expect(actor.kind === 'member' && actor.handle).toMatch(/^member-[0-9a-f]{8}$/)
})

test('a link for one address does not sign in to another, and not after half an hour', async () => {
  const [ada, bob] = [await newMember(), await newMember()]
  const phone = visitor()
  const link = await linkFor(phone, ada.email)
  expect(await follow(phone, { ...link, email: bob.email })).toMatchObject({
    location: '/sign-in?error=Verification',
  })

  const late = await linkFor(phone, bob.email)
  await db.verificationToken.updateMany({ where: { identifier: bob.email }, data: { expires: new Date(0) } })
  expect(await follow(phone, late)).toMatchObject({ location: '/sign-in?error=Verification' })
})

test('somebody new comes from GitHub with their handle, and finds the same account the next time', async () => {
  const login = `Octo-${unique()}`
  const email = `${login.toLowerCase()}@example.org`
  const person = {
    id: 7_000_001,
    login,
    name: 'Octo Cat',
    emails: [{ email, primary: true, verified: true }],
  }
  github.set('octo', person)
  const [laptop, phone] = [visitor(), visitor()]

  expect(await by(laptop, 'github', 'octo', '/threads/a')).toMatchObject({
    location: '/welcome?callbackUrl=%2Fthreads%2Fa',
  })
  expect(await laptop.actor()).toMatchObject({
    handle: login.toLowerCase(),
    name: 'Octo Cat',
    isVerified: true,
  })
  expect(await by(phone, 'github', 'octo', '/threads/a')).toMatchObject({ location: '/threads/a' })
  const [one, other] = [await laptop.actor(), await phone.actor()]
  expect(one.kind === 'member' && other.kind === 'member' && one.id === other.id).toBe(true)
  const [account] = await db.account.findMany({ where: { providerAccountId: '7000001' } })
  expect(account).toMatchObject({ access_token: null, refresh_token: null, id_token: null })
})

test('an address that GitHub has not confirmed opens nobody’s account', async () => {
  const member = await newMember()
  const emails = [{ email: member.email, primary: true, verified: false }]
  github.set('thief', { id: 7_000_002, login: `thief-${unique()}`, name: null, emails })
  const thief = visitor()
  await by(thief, 'github', 'thief')

  const actor = await thief.actor()
  expect(actor).toMatchObject({ kind: 'member', isVerified: false })
  expect(actor.kind === 'member' && actor.handle).not.toBe(member.handle)
})

test('a confirmed address that has an account is not joined to it unasked; signed in, it can be', async () => {
  const member = await newMember()
  google.set('ada', { sub: unique(), name: 'Ada', email: member.email, email_verified: true })
  const stranger = visitor()
  expect(await by(stranger, 'google', 'ada')).toMatchObject({
    location: '/sign-in?error=OAuthAccountNotLinked',
  })
  expect(await stranger.actor()).toEqual({ kind: 'guest' })

  await db.user.update({ where: { email: member.email }, data: { joinedAt: new Date(0) } })
  await by(member, 'google', 'ada', '/settings/keys')
  expect(await db.account.count({ where: { user: { email: member.email }, provider: 'google' } })).toBe(1)
  expect((await lastMailTo(member.email)).subject).toBe('Google can now sign you in')
  expect(await by(stranger, 'google', 'ada')).toMatchObject({ location: '/' })
  expect(await stranger.actor()).toMatchObject({ handle: member.handle })
})

test('somebody new comes from Google', async () => {
  google.set('grace', {
    sub: unique(),
    name: 'Grace H.',
    email: `${unique()}@example.org`,
    email_verified: true,
  })
  const browser = visitor()
  await by(browser, 'google', 'grace')

  expect(await browser.actor()).toMatchObject({ handle: 'grace-h', name: 'Grace H.', isVerified: true })
})

test('an answer that nobody here asked for signs nobody in', async () => {
  github.set('octo', { id: 7_000_003, login: 'x', name: null, emails: [] })
  const browser = visitor()

  expect(await ask(browser, 'callback', 'github', { code: 'octo', state: 'made up' })).toMatchObject({
    location: '/sign-in?error=OAuthCallback',
    started: null,
  })
})

test('“back” leads to no other site, by whatever door', async () => {
  const member = await newMember()
  const phone = visitor()
  const { token = '', email = '' } = await linkFor(phone, member.email)

  expect(await follow(phone, { token, email, back: 'https://evil.example/' })).toMatchObject({
    location: '/',
  })
})
