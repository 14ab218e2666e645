import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { SESSION_COOKIE } from '../session-cookie'
import { takeWrite } from './door'

let server: Server
let at = ''
let cookie = ''
let thread = ''
const failures: unknown[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!takeWrite(request, response, (error) => failures.push(error))) response.writeHead(418).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  at = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  thread = await givenThread()
  const [ada, sessionToken] = [await givenMember(), randomBytes(16).toString('hex')]
  const expires = new Date(Date.now() + 60_000)
  await db.session.create({ data: { sessionToken, userId: ada.id, expires } })
  cookie = `other=1; ${SESSION_COOKIE}=${sessionToken}; third=%`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const post = (name: string, init: RequestInit) =>
  fetch(`${at}/api/do/${name}`, { method: 'POST', redirect: 'manual', ...init })
const asJson = (input: object, more: Record<string, string> = {}): RequestInit => ({
  headers: { 'content-type': 'application/json', cookie, ...more },
  body: JSON.stringify(input),
})

test('a script is answered in JSON, and what it asked for is done', async () => {
  const answer = await post(
    'comment',
    asJson({ thread, parent: '', body: 'Ünder the bridge.', key: 'bridge01' }),
  )
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  expect(await answer.json()).toMatchObject({ status: 'done', value: { comment: 'bridge01' } })
  expect(await db.comment.findFirst({ where: { ref: 'bridge01' } })).toMatchObject({
    body: 'Ünder the bridge.',
  })
})

test('a form is led on, or told in a page what was wrong, with what was written', async () => {
  const form = (body: string) => new URLSearchParams({ thread, vote: body, back: `/threads/${thread}` })
  const done = await post('vote', { headers: { cookie }, body: form('.karma.1') })
  expect([done.status, done.headers.get('location')]).toEqual([303, `/threads/${thread}`])

  const refused = await post('comment', {
    body: new URLSearchParams({ thread, body: 'Nobody wrote <this>.' }),
  })
  expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8'])
  expect(await refused.text()).toContain('Nobody wrote &lt;this&gt;.')
})

test('cookies are set for the server alone, and cleared with the same attributes', async () => {
  const into = await post('sign-in-as-demo', { body: new URLSearchParams({ as: 'member' }) })
  const out = await post('sign-out', { headers: { cookie }, body: new URLSearchParams({ back: '/' }) })
  expect(out.headers.getSetCookie()).toEqual([
    `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=lax`,
  ])
  expect(into.headers.getSetCookie()).not.toEqual([])
  for (const line of into.headers.getSetCookie()) expect(line).toMatch(/; HttpOnly; SameSite=lax$/)
})

test('what is not a write of ours goes on to the framework', async () => {
  expect((await fetch(`${at}/api/do/vote`)).status).toBe(418)
  expect((await post('../threads', { body: '' })).status).toBe(418)
  expect((await post('no-such-thing', asJson({}))).status).toBe(404)
})

test('other sites, and posts without end, are refused unread', async () => {
  expect((await post('vote', asJson({}, { origin: 'https://evil.example' }))).status).toBe(403)
  const endless = await post('comment', asJson({ body: 'x'.repeat(1_100_000) }))
  expect(endless.status).toBe(413)
  expect(failures).toEqual([])
})
