import { expect, test, vi } from 'vitest'
import { forum, type Render, statusOf } from '@/lib/testing/served'
import { dependsOn, slot } from './context'
import type { PageCache } from './page-cache'

// The policy names the services that one may sign in by, and those are settings: a database is asked for, and never used.
vi.hoisted(() => {
  process.env.DATABASE_URL ??= 'postgresql://none@127.0.0.1:1/none'
})

/** A page that shows `thread:1` and says how often it was rendered. */
function page() {
  let times = 0
  const render: Render = async (_, response) => {
    dependsOn('thread:1')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<p>rendered ${++times}</p>`)
  }
  return { render, times: () => times }
}

/** Pages are compressed for keeping after they were sent. */
const keeps = (cache: PageCache, pages = 1) => vi.waitFor(() => expect(cache.size.entries).toBe(pages))

test('a bug becomes a page that says nothing about it, and a line in the log', async () => {
  const bug = new Error('connection to 10.0.0.7 refused')
  const { url, logged } = await forum(async () => {
    throw bug
  })
  const answer = await fetch(`${url}/threads/a`)
  const html = await answer.text()

  expect(answer.status).toBe(500)
  expect(html).toContain('That went wrong on our side')
  expect(html).not.toMatch(/10\.0\.0\.7|Error|refused/)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(logged).toEqual([bug])
})

test('a bug after half a page was written sends no half page', async () => {
  const { url } = await forum(async (_, response) => {
    response.setHeader('content-type', 'text/html')
    response.write('<p>The first half, with a secret')
    throw new Error('a bug')
  })
  const answer = await fetch(`${url}/`)

  expect(answer.status).toBe(500)
  const html = await answer.text()
  expect(html).toContain('That went wrong on our side')
  expect(html).not.toContain('secret')
})

test('the framework’s own page for a bug is replaced by ours', async () => {
  const { url } = await forum(async (_, response) => {
    response.statusCode = 500
    response.setHeader('content-type', 'text/html')
    response.end('<h1>TypeError: x is undefined</h1><pre>at lib/server</pre>')
  })
  const answer = await fetch(`${url}/`)

  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toMatch(/TypeError|lib\/server/)
})

test.each([
  ['that the framework would finish in the browser', '<html id="__next_error__"></html>'],
  ['without a word', ''],
])('a 404 %s is the whole page for an unknown address', async (_, html) => {
  const { url } = await forum(async (asked, response) => {
    const isWhole = asked.url === '/_no-such-address'
    response.statusCode = 404
    response.setHeader('content-type', 'text/html')
    response.setHeader('x-of-the-first-try', '1')
    response.end(isWhole ? '<h1>Nothing stands here</h1>' : html)
  })
  const answer = await fetch(`${url}/threads/nope`)

  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('<h1>Nothing stands here</h1>')
})

test('a page is rendered once for all who are signed out, and again when it changed', async () => {
  const { render, times } = page()
  const { url, cache } = await forum(render)
  for (let i = 0; i < 3; i++) {
    expect(await (await fetch(`${url}/a`)).text()).toBe('<p>rendered 1</p>')
    await keeps(cache)
  }
  expect(times()).toBe(1)

  cache.forget('thread:1')
  expect(await (await fetch(`${url}/a`)).text()).toBe('<p>rendered 2</p>')
})

test('whoever is signed in gets a page of their own, and leaves none behind', async () => {
  const { render } = page()
  const { url, cache } = await forum(render)
  const asAda = { headers: { cookie: 'a=b; next-auth.session-token=ada' } }

  expect(await (await fetch(`${url}/a`, asAda)).text()).toBe('<p>rendered 1</p>')
  expect(await (await fetch(`${url}/a`)).text()).toBe('<p>rendered 2</p>')
  await keeps(cache)
  expect(await (await fetch(`${url}/a`, asAda)).text()).toBe('<p>rendered 3</p>')
  expect(await (await fetch(`${url}/a`)).text()).toBe('<p>rendered 2</p>')
})

test('the payload for the framework’s own client is never kept as the page of its address', async () => {
  const { url } = await forum(async (asked, response) => {
    dependsOn('thread:1')
    response.setHeader('content-type', asked.headers.rsc ? 'text/x-component' : 'text/html')
    response.end(asked.headers.rsc ? '0:payload' : '<p>page</p>')
  })
  await fetch(`${url}/a`, { headers: { rsc: '1' } })

  expect(await (await fetch(`${url}/a`)).text()).toBe('<p>page</p>')
})

test.each([
  ['sets a cookie', { 'set-cookie': 'a=b' }, 200],
  ['is not there', {}, 404],
])('an answer that %s is not kept', async (_, headers, status) => {
  let times = 0
  const { url } = await forum(async (_, response) => {
    dependsOn('thread:1')
    response.writeHead(status, { 'content-type': 'text/html', ...headers })
    response.end(`${++times}`)
  })
  await fetch(`${url}/a`)

  expect(await (await fetch(`${url}/a`)).text()).toBe('2')
})

test('a page that does not say what it shows is not kept, and while one works on the forum none is', async () => {
  let times = 0
  const silent = await forum(async (_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`${++times}`)
  })
  await fetch(`${silent.url}/a`)
  expect(await (await fetch(`${silent.url}/a`)).text()).toBe('2')

  const development = await forum(page().render, { isProduction: false })
  await fetch(`${development.url}/a`)
  expect(await (await fetch(`${development.url}/a`)).text()).toBe('<p>rendered 2</p>')
})

test('what a reader has already is not sent again', async () => {
  const { url, cache } = await forum(page().render)
  const etag = (await fetch(`${url}/a`)).headers.get('etag') ?? ''
  await keeps(cache)
  const again = await fetch(`${url}/a`, { headers: { 'if-none-match': etag } })

  expect(etag).toMatch(/^W\/"/)
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test('HEAD says how long the page is, and sends nothing of it', async () => {
  const { url } = await forum(page().render)
  const answer = await fetch(`${url}/a`, { method: 'HEAD' })

  expect(answer.status).toBe(200)
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0)
  expect(await answer.text()).toBe('')
})

test('finished HTML takes its place after the framework is done, past its scripts', async () => {
  const { url } = await forum(async (_, response) => {
    const html = slot('<p>What people wrote: &lt;script&gt;x&lt;/script&gt;</p>')
    response.setHeader('content-type', 'text/html')
    response.end(`<main>${html}</main><script>self.__next_f.push("${html}")</script>`)
  })

  expect(await (await fetch(`${url}/`)).text()).toBe(
    '<main><p>What people wrote: &lt;script&gt;x&lt;/script&gt;</p></main>',
  )
})

test('pictures and fonts pass through untouched', async () => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])
  const { url } = await forum(async (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' })
    response.write(bytes.subarray(0, 4))
    response.end(bytes.subarray(4))
  })
  const answer = await fetch(`${url}/a.png`)

  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each(['/%', '/%zz', '/a%00', '/?a=%00', `/${'a'.repeat(5000)}`])(
  'an address that cannot be read (%.12s) never reaches the framework',
  async (path) => {
    const { port } = await forum(async () => {
      throw new Error('it did')
    })
    expect(await statusOf(port, path)).toBe(400)
  },
)

test('a method that no page knows is refused before the framework sees it', async () => {
  const { port, logged } = await forum(async () => {
    throw new Error('it did')
  })
  expect(await statusOf(port, '/', 'TRACE')).toBe(405)
  expect(logged).toEqual([])
})

test('a reader who leaves before the page is there harms nobody', async () => {
  let finish = () => {}
  let isRendering = false
  const { url, logged } = await forum(async (asked, response) => {
    isRendering = true
    if (asked.url === '/slow') await new Promise<void>((done) => (finish = done))
    response.setHeader('content-type', 'text/html')
    response.end('<p>here</p>')
  })
  const leaving = new AbortController()
  const left = fetch(`${url}/slow`, { signal: leaving.signal }).catch(() => 'left')
  await vi.waitFor(() => expect(isRendering).toBe(true))
  leaving.abort()
  expect(await left).toBe('left')
  finish()

  expect(await (await fetch(`${url}/fast`)).text()).toBe('<p>here</p>')
  expect(logged).toEqual([])
})
