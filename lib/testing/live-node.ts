import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { commentHtml } from '@/components/comments/comment-html'
import { listenForChanges } from '@/lib/server/http/changes'
import { startLive } from '@/lib/server/live/start'

// One node of the forum with nothing but the live door: run as a process of its own, as many times as a test wants nodes.
const live = startLive({
  render: (comment, slug, isOwn) =>
    commentHtml({ ...comment, isOwn }, { slug, now: Date.now(), query: '', label: '', viewerHandle: null }),
  log: (error) => process.stderr.write(`${error}\n`),
})
listenForChanges(process.env.DATABASE_URL ?? '', live.hear, (listening) => {
  live.listening(listening)
  if (listening) process.send?.({ port: (server.address() as AddressInfo).port })
})
const server = createServer((request, response) => {
  if (!live.take(request, response)) response.writeHead(404).end()
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
process.on('disconnect', () => process.exit(0))
