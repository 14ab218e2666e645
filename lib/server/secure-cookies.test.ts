import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ActionContext } from './define-action'

const saved = { ...process.env }
beforeEach(() => {
  vi.resetModules()
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/none' // is never asked
  process.env.AUTH_SECRET = 'a secret that is long enough for tests'
})
afterEach(() => {
  process.env = { ...saved }
  vi.doUnmock('./actions')
})

const HTTPS = 'https://forum.example'
const HTTP = 'http://forum.example'

test.each([
  [HTTPS, '__Secure-next-auth.session-token', true],
  [HTTP, 'next-auth.session-token', false],
])('at %s the session is kept in %s', async (site, name, secure) => {
  process.env.SITE_URL = site
  const { SESSION_COOKIE, sessionCookieOptions } = await import('./session-cookie')

  expect(SESSION_COOKIE).toBe(name)
  expect(sessionCookieOptions).toEqual({ httpOnly: true, secure, sameSite: 'lax', path: '/' })
})

test.each([
  [HTTPS, ['Secure']],
  [HTTP, []],
])('at %s a cookie is set and cleared with the same flags', async (site, secure) => {
  process.env.SITE_URL = site
  vi.doMock('./actions', () => ({
    actionNamed: () => ({
      name: 'set-cookies',
      summary: 'set cookies',
      async call(_: unknown, { cookie }: ActionContext) {
        cookie('kept', 'two words', 60)
        cookie('until-closed', 'x')
        cookie('cleared', null)
        return { status: 'done', value: null, goTo: null }
      },
    }),
  }))
  const { answerWrite } = await import('./writes/answer')
  const headers = { 'content-type': 'application/json', 'content-length': '2', origin: site }
  const request = new Request(`${site}/api/do/set-cookies`, { method: 'POST', headers, body: '{}' })

  const { headers: answered } = await answerWrite('set-cookies', request)

  const flags = ['Path=/', ...secure, 'HttpOnly', 'SameSite=lax']
  expect(answered.getSetCookie().map((line) => line.split('; ').toSorted())).toEqual(
    [
      ['kept=two%20words', 'Max-Age=60', ...flags],
      ['until-closed=x', ...flags],
      ['cleared=', 'Max-Age=0', ...flags],
    ].map((parts) => parts.toSorted()),
  )
})

test.each([
  [HTTPS, true],
  [HTTP, false],
])('at %s what is kept on the way to another service is as safe', async (site, isSecure) => {
  process.env.SITE_URL = site
  const { authenticate } = await import('./auth')
  const place = { now: new Date('2026-01-01T12:00:00Z'), address: '203.0.113.7', userAgent: '' }
  const asked = {
    method: 'POST',
    action: 'signin',
    provider: 'github',
    query: {},
    cookies: {},
    headers: {},
  } as const

  const { location, cookies } = await authenticate(asked, { github: { id: 'x', secret: 'y' } }, place, {
    kind: 'guest',
  })

  expect(location).toMatch(/^https:\/\/github\.com\/login\/oauth\/authorize\?/)
  expect(cookies.length).toBeGreaterThan(0)
  for (const line of cookies) {
    expect(line).toContain('HttpOnly')
    expect(line).toMatch(/SameSite=lax/i)
    expect(/; Secure/.test(line), line).toBe(isSecure)
    expect(/^__(Secure|Host)-/.test(line), line).toBe(isSecure)
  }
})
