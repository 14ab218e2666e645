import { expect, test } from './support/test'

const POLICY = /default-src 'none'.*script-src 'self'.*style-src 'self'.*frame-ancestors 'none'/

const ANSWERS = {
  'the front page': '/',
  'a thread': '/threads/core-views',
  'a branch': '/threads/core-views/comments/c1',
  edits: '/threads/field-legitimacy/edits',
  'a member': '/people/rainmoth',
  'a group': '/groups/commons',
  'the about page': '/about',
  'the offline page': '/offline',
  'a page that is not there': '/nope',
  'a garbled address': '/threads/%25%00'.replace('%25', '%'),
  'the list as JSON': '/api/threads',
  'a thread document': '/api/threads/core-views',
  'a document that is not there': '/api/threads/nope',
  'the pulse': '/livez',
  readiness: '/readyz',
  'the icon': '/icon.svg',
  'the style of the error pages': '/error.css',
  'the service worker': '/offline.js',
  'a script that is not there': '/_next/static/chunks/nope.js',
  'a redirect': '/about/',
}

test('every kind of answer comes with a strict policy, fresh or kept', async ({ request }) => {
  for (const [what, address] of Object.entries(ANSWERS))
    for (const turn of ['fresh', 'kept']) {
      const headers = (await request.get(address, { maxRedirects: 0 })).headers()
      const policy = headers['content-security-policy'] ?? ''
      expect.soft(policy, `${what}, ${turn}`).toMatch(POLICY)
      expect.soft(policy, `${what}, ${turn}`).not.toMatch(/unsafe|\*|http:/)
      expect.soft(headers['x-content-type-options'], what).toBe('nosniff')
      expect.soft(headers['x-frame-options'], what).toBe('DENY')
      expect.soft(headers['referrer-policy'], what).toBe('strict-origin-when-cross-origin')
      expect.soft(headers['x-powered-by'], what).toBeUndefined()
    }
})

test('scripts, styles and fonts are the forum’s own, and may be kept for ever', async ({ page }) => {
  const loaded: { url: string; keep: string; policy: string }[] = []
  page.on('response', (answer) => {
    if (/\/(_next\/static|client)\//.test(answer.url()))
      loaded.push({
        url: answer.url(),
        keep: answer.headers()['cache-control'] ?? '',
        policy: answer.headers()['content-security-policy'] ?? '',
      })
  })
  await page.goto('/threads/core-views')
  await page.evaluate(() => document.fonts.ready)

  const scripts = loaded.filter(({ url }) => url.endsWith('.js'))
  expect(scripts.length).toBeGreaterThanOrEqual(2)
  expect(scripts.filter(({ url }) => !url.includes('/client/'))).toEqual([]) // none of the framework’s
  expect(loaded.some(({ url }) => url.endsWith('.css'))).toBe(true)
  expect(loaded.some(({ url }) => url.endsWith('.woff2'))).toBe(true)
  for (const { url, keep, policy } of loaded) {
    expect(keep, url).toContain('immutable')
    expect(policy, url).toMatch(POLICY)
  }
})

test('a second look at an unchanged page sends nothing again', async ({ request }) => {
  // Between the two looks another spec may change what the page shows, such as its reader's name: then once more.
  await expect(async () => {
    const first = await request.get('/threads/core-views')
    expect(first.headers().etag).toBeTruthy()
    const again = await request.get('/threads/core-views', {
      headers: { 'if-none-match': first.headers().etag ?? '' },
    })

    expect(again.status()).toBe(304)
    expect((await again.body()).length).toBe(0)
    expect(again.headers()['content-security-policy']).toMatch(POLICY)
  }).toPass({ timeout: 20_000 })
})

test('pages are compressed as the reader’s browser likes it', async ({ request }) => {
  for (const encoding of ['br', 'gzip']) {
    const answer = await request.get('/threads/core-views', { headers: { 'accept-encoding': encoding } })
    expect(answer.headers()['content-encoding']).toBe(encoding)
    expect(await answer.text()).toContain('Comment by rainmoth')
  }
  const plain = await request.get('/threads/core-views', { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers()['content-encoding']).toBeUndefined()
})

test('a change is on the page at once, though pages are kept', async ({ request, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Ada', body: 'Before.' }] })
  expect(await (await request.get(thread.url)).text()).toContain('Before.')
  expect(await (await request.get(thread.url)).text()).toContain('Before.')

  const [comment] = thread.document.comments
  if (!comment) throw new Error('the thread has one comment')
  await given.document({ ...thread.document, comments: [{ ...comment, body: 'After.' }] })

  await expect.poll(async () => (await request.get(thread.url)).text()).toContain('After.')
})
