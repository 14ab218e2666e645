import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import { createHandler } from '@/lib/server/http/handler'
import { PageCache } from '@/lib/server/http/page-cache'

export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>
const closing: (() => Promise<unknown>)[] = []
afterEach(() => Promise.all(closing.splice(0).map((close) => close())))

/** A forum whose framework is one function. */
export async function forum(render: Render, { isProduction = true } = {}) {
  const logged: unknown[] = []
  const cache = new PageCache({ bytes: 1_000_000, seconds: 60 })
  cache.listening = true
  const server = createServer(
    createHandler({
      render,
      live: () => false,
      cache,
      isProduction,
      isDemo: false,
      proxies: 0,
      log: (error) => logged.push(error),
    }),
  )
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
  closing.push(() => new Promise((closed) => server.close(closed).closeAllConnections()))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, cache, logged }
}

/** The status of an address asked for exactly as it is written. */
export function statusOf(port: number, path: string, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port, path, method, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
