import type { IncomingMessage, ServerResponse } from 'node:http'
import { toMoment } from '@/lib/live/moment'
import { networkOf } from '../client-address'
import { isLoopback } from '../loopback'
import type { Hub } from './hub'
import { Line } from './listener'

export type LiveDoor = {
  /** Answer `GET /live`; false when the request is not for us. */
  take(request: IncomingMessage, response: ServerResponse): boolean
  /** How many lines are open. */
  readonly open: number
  stop(): void
}

const HEARTBEAT_MS = 25_000
/** A line is opened anew from time to time, and with it the sign-in is looked up again. */
const LONGEST_MS = 20 * 60_000
const MOST_LINES = 10_000
/** From one network: a university behind one address fits, somebody who wants all the lines does not. */
const MOST_FROM_ONE = 1000

/**
 * Server-sent events: `GET /live?thread=SLUG&after=MOMENT`, and the member's notices when signed in. Answered here and not by
 * the framework, whose machinery would cost every one of a thousand quiet readers many times what a socket does.
 */
export function openDoor(
  hub: Hub,
  work: { whoHolds(token: string): Promise<number | null>; log(error: unknown): void },
): LiveDoor {
  const lines = new Set<Line>()
  const networks = new Map<string, number>()
  const beat = setInterval(() => {
    const before = Date.now() - LONGEST_MS
    for (const line of lines) {
      if (line.opened < before) line.end()
      else line.beat()
    }
  }, HEARTBEAT_MS)
  beat.unref()

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const slug = url.searchParams.get('thread')
    const token = SESSION.exec(request.headers.cookie ?? '')?.[1]
    const [userId, thread] = await Promise.all([
      token ? work.whoHolds(token) : null,
      slug ? hub.find(slug) : null,
    ])
    const isTheirs = thread !== null && (await hub.mayHear(thread.groupId, userId))
    if (response.destroyed) return
    if (slug && !isTheirs) return refuse(response, 404)
    if (!slug && userId === null) return refuse(response, 204) // a browser does not call again
    // Set by the door in front of us. A proxy on this machine that was not named to us speaks for everybody.
    const address = String(request.headers['x-client-address'] ?? '127.0.0.1')
    const network = networkOf(address)
    const others = networks.get(network) ?? 0
    if (lines.size >= MOST_LINES || (others >= MOST_FROM_ONE && !isLoopback(address)))
      return refuse(response, 503)
    const after = toMoment(header(request, 'last-event-id') ?? url.searchParams.get('after'))
    const line = new Line(request, response, userId, Date.now())
    lines.add(line)
    networks.set(network, others + 1)
    const leave = hub.enter(line, slug && thread ? { ...thread, slug } : null, after)
    response.once('close', () => {
      lines.delete(line)
      const left = (networks.get(network) ?? 1) - 1
      if (left > 0) networks.set(network, left)
      else networks.delete(network)
      leave()
    })
  }

  return {
    take(request, response) {
      if (!/^\/live(\?|$)/.test(request.url ?? '')) return false
      if (request.method !== 'GET') refuse(response, 405)
      else
        answer(request, response, new URL(request.url ?? '', 'http://here')).catch((error) => {
          work.log(error)
          if (!response.headersSent) refuse(response, 503)
          else response.destroy()
        })
      return true
    },
    get open() {
      return lines.size
    },
    stop() {
      clearInterval(beat)
      hub.close()
      for (const line of lines) line.end()
    },
  }
}

function refuse(response: ServerResponse, status: 204 | 404 | 405 | 503): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
  })
  response.end()
}

const header = (request: IncomingMessage, name: string): string | null => {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : null
}

const SESSION = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=([\w.-]+)/
