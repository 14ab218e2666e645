import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { dependsOn } from './context'
import { createHandler } from './handler'
import { PageCache } from './page-cache'

// The policy names the services that one may sign in by, and those are settings: a database is asked for, and never used.
vi.hoisted(() => {
  process.env.DATABASE_URL ??= 'postgresql://none@127.0.0.1:1/none'
})

const cache = new PageCache({ bytes: 1_000_000, seconds: 60 })
cache.listening = true
let times = 0
const server = createServer(
  createHandler({
    render: async (_, response) => {
      dependsOn('thread:1')
      await new Promise((passes) => setTimeout(passes, 50))
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(`<p>rendered ${++times}</p>`)
    },
    live: () => false,
    cache,
    isProduction: true,
    isDemo: false,
    proxies: 0,
    log: () => {},
  }),
)
await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
afterEach(() => new Promise((closed) => server.close(closed).closeAllConnections()))

test('fifty readers who come at once when a page has changed make it once', async () => {
  const { port } = server.address() as AddressInfo
  const read = async () => (await fetch(`http://127.0.0.1:${port}/threads/a`)).text()
  await read()
  await vi.waitFor(() => expect(cache.size.entries).toBe(1))
  cache.forget('thread:1')

  expect(await Promise.all(Array.from({ length: 50 }, read))).toEqual(Array(50).fill('<p>rendered 2</p>'))
})
