import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { invite } from '@/lib/groups/joining/commands'
import { authenticate } from '@/lib/server/auth'
import { db } from '@/lib/server/db'
import { givenGroupMember, givenPrivateGroup } from '@/lib/testing/groups'
import { mockServices } from '@/lib/testing/mock-services'
import { GOOD_PASSWORD, lastMailTo, newMember, unique, type Visitor, visitor } from '@/lib/testing/visitor'
import { BY_INVITATION, invitationIn } from './invited'

const { services, github, stop } = await mockServices()
afterAll(stop)
const signUp = (value: string) =>
  db.siteSetting.upsert({ where: { name: 'signUp' }, create: { name: 'signUp', value }, update: { value } })
beforeEach(() => signUp('invitation'))
afterEach(() => db.siteSetting.deleteMany({ where: { name: 'signUp' } }))

async function givenMemberFromBefore() {
  await signUp('open')
  const member = await newMember()
  await signUp('invitation')
  return member
}

const person = (back = '/') => {
  const handle = `ada-${unique()}`
  return { handle, email: `${handle}@example.org`, password: GOOD_PASSWORD, back }
}

/** A private group with an invitation for so many, and where it leads. */
async function givenInvitation(uses: number | null = null) {
  const group = await givenPrivateGroup()
  const moderator = await givenGroupMember(group.id, 'moderator')
  const { token } = await invite(moderator, { group: group.slug, uses, days: 7, note: '' }, new Date())
  return { group, back: `/groups/${group.slug}/joined?invitation=${token}` }
}
const membersOf = (groupId: number) => db.groupMember.count({ where: { groupId, role: 'member' } })

async function ask(
  browser: Visitor,
  action: 'signin' | 'callback',
  provider: string,
  query: Record<string, string>,
) {
  const method = action === 'signin' ? 'POST' : 'GET'
  const cookies = Object.fromEntries(browser.cookies)
  const place = { now: browser.now, address: '10.0.0.1', userAgent: 'a test' }
  const request = { method, action, provider, query, cookies, headers: {} } as const
  const answer = await authenticate(request, services, place, await browser.actor())
  for (const cookie of answer.cookies) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
    browser.cookies.set(name, decodeURIComponent(value))
  }
  return answer
}

async function byGitHub(browser: Visitor, back: string) {
  const login = `octo-${unique()}`
  const emails = [{ email: `${login}@example.org`, primary: true, verified: true }]
  github.set(login, { id: Math.floor(Math.random() * 2 ** 31), login, name: null, emails })
  const { location } = await ask(browser, 'signin', 'github', { callbackUrl: back })
  const state = new URL(location ?? '').searchParams.get('state') ?? ''
  return ask(browser, 'callback', 'github', { code: login, state })
}

test('without an invitation nobody signs up, and a known address gets the same answer as an unknown one', async () => {
  const member = await givenMemberFromBefore()
  const one = await visitor().do('sign-up', { ...person(), email: member.email })
  const other = await visitor().do('sign-up', person())
  expect(one).toMatchObject({ status: 'refused', code: 'forbidden', message: BY_INVITATION })
  expect(one).toEqual(other)
})

test.each(['/groups/night/joined?invitation=made-up', '/threads/a?invitation=x', '/groups/night/joined'])(
  '“%s” is no invitation',
  async (back) => {
    expect(await visitor().do('sign-up', person(back))).toMatchObject({ message: BY_INVITATION })
  },
)

test('an invitation for one lets in one, though two have signed up with it', async () => {
  const { group, back } = await givenInvitation(1)
  const [ada, bob] = [person(back), person(back)]
  const browsers = [visitor(), visitor()]
  await browsers[0]?.do('sign-up', ada)
  await browsers[1]?.do('sign-up', bob)
  const tokens = [(await lastMailTo(ada.email)).token, (await lastMailTo(bob.email)).token]
  const came = await Promise.all(browsers.map((one, i) => one.do('confirm-sign-up', { token: tokens[i] })))

  expect(came.map((one) => one.status).sort()).toEqual(['done', 'refused'])
  expect(came.find(({ status }) => status === 'refused')).toMatchObject({ message: BY_INVITATION })
  expect(await membersOf(group.id)).toBe(1)
  expect(await db.user.count({ where: { email: { in: [ada.email, bob.email] } } })).toBe(1)
  expect(await visitor().do('sign-up', person(back))).toMatchObject({ message: BY_INVITATION })
})

test('who asked while the door was open does not come in after it closed', async () => {
  await signUp('open')
  const [ada, browser] = [person(), visitor()]
  await browser.do('sign-up', ada)
  await signUp('invitation')
  const { token } = await lastMailTo(ada.email)
  expect(await browser.do('confirm-sign-up', { token })).toMatchObject({ message: BY_INVITATION })
  expect(await db.user.count({ where: { email: ada.email } })).toBe(0)
})

test('a link by mail signs members in, and says to others in the mail alone that they need an invitation', async () => {
  const member = await givenMemberFromBefore()
  const stranger = `${unique()}@example.org`
  const answers = [
    await visitor().do('request-link', { email: member.email, back: '/' }),
    await visitor().do('request-link', { email: stranger, back: '/' }),
  ]
  expect(answers[0]).toEqual(answers[1])
  expect((await lastMailTo(member.email)).subject).toBe('Your link to sign in')
  const letter = await lastMailTo(stranger)
  expect(letter.subject).toBe('There is no account with your address')
  expect(letter.text).not.toContain('token=')
})

test('a link that was mailed before the door closed makes no account; one asked for by invitation does', async () => {
  const { group, back } = await givenInvitation()
  const email = `${unique()}@example.org`
  const browser = visitor()
  await browser.do('request-link', { email, back })
  const { token = '' } = Object.fromEntries((await lastMailTo(email)).link.searchParams)
  const refused = await ask(browser, 'callback', 'email', { token, email, callbackUrl: '/' })
  expect(refused).toMatchObject({ location: '/sign-in?error=ByInvitation', started: null })
  expect(await db.user.count({ where: { email } })).toBe(0)

  await browser.do('request-link', { email, back })
  const again = Object.fromEntries((await lastMailTo(email)).link.searchParams)
  await ask(browser, 'callback', 'email', { token: again.token ?? '', email, callbackUrl: again.back ?? '' })
  expect(await browser.actor()).toMatchObject({ kind: 'member' })
  expect(await membersOf(group.id)).toBe(1)
})

test('by another service too: refused without an invitation, let in with one', async () => {
  const stranger = visitor()
  expect(await byGitHub(stranger, '/threads/a')).toMatchObject({
    location: '/sign-in?error=ByInvitation',
    started: null,
  })
  expect(await stranger.actor()).toEqual({ kind: 'guest' })

  const { group, back } = await givenInvitation()
  await byGitHub(stranger, back)
  expect(await stranger.actor()).toMatchObject({ kind: 'member' })
  expect(await membersOf(group.id)).toBe(1)
})

test('an invitation is read from a path of ours alone', () => {
  expect(invitationIn('/groups/night/join?invitation=x')).toEqual({ group: 'night', token: 'x' })
  expect(invitationIn('//evil.example/groups/night/join?invitation=x')).toBeNull()
})
