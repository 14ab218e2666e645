import { expect, test } from './support/test'

// The browser writes a line for every page that is not there.
test.use({ expected: /status of (400|404)/ })

const NOT_THERE = [
  '/nope',
  '/threads/nope',
  '/threads/a%2Fb',
  '/threads/..%2f..%2fetc%2fpasswd',
  '/threads/[slug]',
  '/threads/CORE-VIEWS',
  `/threads/${'a'.repeat(3000)}`,
  '/threads/nope/edits',
  '/threads/core-views/comments',
  '/threads/core-views/export.nope',
  '/threads/core-views/comments/nope',
  '/threads/core-views/comments/nope/edits',
  '/threads/core-views/comments/c1/nope',
  '/threads/core-views?sort=nope',
  '/threads/core-views?sort=__proto__',
  '/threads/core-views?sort=constructor',
  '/threads/core-views?sort=top&sort=new',
  '/threads/core-views?since=garbage',
  '/threads/core-views?since=2023-99-99',
  '/threads/core-views?since=275760-09-13',
  '/threads/core-views?from=nope',
  '/threads/core-views?from=%F0%9F%98%80',
  "/threads/core-views?from='%20OR%201=1--",
  '/threads/core-views?sort=new%0d%0aSet-Cookie:a=b',
  '/?sort=nope',
  '/?sort=toString',
  '/?after=garbage',
  '/?sort=new&after=MWUzMDAgMQ', // 1e300 1
  '/?sort=new&after=LTFlMzAwIDE', // -1e300 1
  '/?sort=active&after=OTAwMDAwMDAwMDAwMDAwMCAx', // 9000000000000000 1
  '/?sort=top&after=OTk5OTk5OTk5OTk5OTkgMQ', // 99999999999999 1
  '/?sort=new&after=MSA5OTk5OTk5OTk5', // 1 9999999999
  '/?after=MWUzMDggMWUzMDggOTk5OTk5OTk5OTk', // 1e308 1e308 99999999999
  '/?tag=%ff',
  '/?tag=No%20Such%20Tag',
  '/people/nope',
  '/people/halcyon_lab?after=x',
  '/people/halcyon_lab?after=0x10',
  '/people/halcyon_lab?after=99999999999',
  '/people/halcyon_lab?show=nope',
  '/people/%C3%BCn%C3%AFc%C3%B6d%C3%A9%20%F0%9F%98%80',
  '/groups/nope',
  '/groups/commons?after=zz',
  '/api/nope',
  '/_next/image?url=https://evil.example/x.png',
  '/.env',
  '/.git/config',
  '/_error',
  '/%2f%2fevil.example',
]
const GARBLED = [
  '/threads/%',
  '/threads/%zz',
  '/threads/%00',
  '/people/%ff',
  '/threads/%e0%a4%a',
  '/?tag=%00',
  `/threads/${'a'.repeat(5000)}`,
]

/** What no answer to a person may hold. */
const INNARDS = /node_modules|\.tsx?:\d|^\s+at .+\(|prisma|postgres|Error:|digest/im

test('garbage in an address is a page that is not there, and no more is said', async ({ request }) => {
  for (const address of NOT_THERE) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect.soft(answer.status(), address).toBe(404)
    expect.soft(await answer.text(), address).toContain('Nothing stands at this address')
    expect.soft(await answer.text(), address).not.toMatch(INNARDS)
  }
})

test('an address that cannot be read at all is said to be none of ours, and no more', async ({ baseURL }) => {
  for (const address of GARBLED) {
    const answer = await rawGet(`${baseURL}`, address)
    expect.soft(answer.status, address).toBe(400)
    expect.soft(answer.body, address).toContain('That address is not one of ours')
    expect.soft(answer.body, address).not.toMatch(INNARDS)
  }
})

test('methods that no page knows are refused, and never break it', async ({ request }) => {
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS'])
    for (const address of ['/', '/threads/core-views', '/api/threads', '/livez', '/nope']) {
      const answer = await request.fetch(address, { method, maxRedirects: 0 })
      expect(answer.status(), `${method} ${address}`).toBeLessThan(500)
      expect(await answer.text()).not.toMatch(INNARDS)
    }
})

test('headers that only the framework should send change nothing', async ({ request }) => {
  const plain = await (await request.get('/about')).text()
  for (const name of [
    'rsc',
    'next-router-prefetch',
    'next-action',
    'x-nextjs-data',
    'x-middleware-subrequest',
    'x-matched-path',
    'x-prerender-revalidate',
    'x-invoke-path',
  ]) {
    const answer = await request.get('/about', { headers: { [name]: '1' }, maxRedirects: 0 })
    expect(answer.status(), name).toBeLessThan(500)
    expect(await (await request.get('/about')).text(), `after ${name}`).toBe(plain)
  }
})

test('an address that leads nowhere shows a page of the forum with a way on', async ({ page }) => {
  await page.goto('/threads/never-was')

  await expect(page.getByRole('heading', { name: 'Nothing stands at this address' })).toBeVisible()
  await expect(page.getByRole('banner')).toBeVisible()
  await page.getByRole('link', { name: 'All threads' }).click()
  await expect(page).toHaveURL('/')
})

test('a garbled address shows a page with a way on', async ({ page }) => {
  await page.goto('/threads/%E0%A4%A')

  await expect(page.getByRole('heading', { name: 'That address is not one of ours' })).toBeVisible()
  await page.getByRole('link', { name: 'All threads' }).click()
  await expect(page).toHaveURL('/')
})

test('no address of ours sends a reader to another host', async ({ baseURL }) => {
  for (const address of [
    '//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/%5c%5cevil.example/',
  ]) {
    const { location } = await rawGet(`${baseURL}`, address)
    if (location) expect(new URL(location, baseURL).origin, address).toBe(new URL(`${baseURL}`).origin)
  }
})

/** Ask for an address exactly as it is written; clients mend addresses before they send them. */
async function rawGet(baseURL: string, path: string) {
  const { request } = await import('node:http')
  const { hostname, port } = new URL(baseURL)
  return new Promise<{ status: number; body: string; location: string | undefined }>((resolve, reject) => {
    request({ hostname, port, path, agent: false }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (chunk) => {
        body += chunk
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body, location: answer.headers.location }),
      )
    })
      .on('error', reject)
      .end()
  })
}
