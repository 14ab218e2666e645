import { createServer } from 'node:http'
import next from 'next'
import { commentHtml } from '@/components/comments/comment-html'
import { startChores } from '@/lib/server/chores'
import { env, isDemo } from '@/lib/server/env'
import { listenForChanges } from '@/lib/server/http/changes'
import { createHandler } from '@/lib/server/http/handler'
import { PageCache } from '@/lib/server/http/page-cache'
import { startLive } from '@/lib/server/live/start'
import { takeWrite } from '@/lib/server/writes/door'
import { rerenderStale } from '@/lib/text/commands'

// The web server: the framework renders, our door in front of it keeps and compresses (docs/decisions/0002).
const isProduction = process.env.NODE_ENV === 'production'
const log = (error: unknown) => console.error(error)

const cache = new PageCache({ bytes: 96 * 1024 * 1024, seconds: 60 })
const live = startLive({
  render: (comment, slug, isOwn) =>
    commentHtml({ ...comment, isOwn }, { slug, now: Date.now(), query: '', label: '', viewerHandle: null }),
  log,
})
const changes = listenForChanges(
  env.DATABASE_URL,
  (tag) => {
    cache.forget(tag)
    live.hear(tag)
  },
  (listening) => {
    cache.listening = listening && process.env.PAGE_CACHE !== 'off'
    cache.forgetAll()
    live.listening(listening)
  },
)

const chores = startChores(log)
const app = next({ dev: !isProduction, dir: process.cwd(), hostname: env.HOST, port: env.PORT })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer(
  { keepAliveTimeout: 65_000 },
  createHandler({
    render: (request, response) => handle(request, response),
    // What stays open, and in production every write, is answered here and not by the framework.
    live: (request, response) =>
      live.take(request, response) || (isProduction && takeWrite(request, response, log)),
    cache,
    isProduction,
    isDemo,
    proxies: env.PROXIES,
    log,
  }),
)
const upgrade = app.getUpgradeHandler()
server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head))
let stopping = false
server.listen(env.PORT, env.HOST, () => {
  process.send?.('ready')
  // Pages are right meanwhile too, as an older renderer wrote them.
  void rerenderStale(() => stopping).catch(log)
})

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(0), 8000).unref()
  live.stop()
  server.closeIdleConnections()
  await new Promise((closed) => server.close(closed))
  await Promise.all([changes.stop(), chores.stop()])
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
