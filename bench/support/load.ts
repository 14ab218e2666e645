import { startChild } from '@/scripts/lib/children.mjs'
import { inRoot } from '@/scripts/lib/paths.mjs'
import { nextMessage } from './message'
import type { Server } from './server'
import { median, quantile } from './statistics'

export type Order = { paths: readonly string[]; headers?: Record<string, string>; connections: number }
/** What one server did under one load. Times are milliseconds, `cpu` those of the server for one request. */
export type Figures = { rate: number; median: number; p99: number; cpu: number; rss: number; bytes: number }

/** How long one load lasts; a slow server is given time for `least` answers per connection, within `mostMs`. */
export type Patience = { ms: number; least: number; mostMs: number }

type Answer = { outcome: Outcome } | { problem: string }
type Outcome = { requests: number; ms: number; latencies: number[]; bytes: number }

const isAnswer = (said: unknown): said is Answer => typeof said === 'object' && said !== null

/** A process of its own that loads servers, one at a time. */
export function startClient(patience: Patience) {
  const child = startChild([process.execPath, inRoot('bench/support/client.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ask = async (order: object): Promise<Outcome> => {
    child.send(order)
    const answer = await nextMessage(child, isAnswer, 'the load generator ended')
    if ('problem' in answer) throw new Error(answer.problem)
    return answer.outcome
  }

  return async function measure(
    server: Server,
    { paths, headers = {}, connections }: Order,
  ): Promise<Figures> {
    const { hostname: host, port } = new URL(server.url)
    const before = await server.usage()
    const { requests, ms, latencies, bytes } = await ask({
      ...patience,
      host,
      port: Number(port),
      paths,
      headers,
      connections,
      least: patience.least * connections,
    })
    const after = await server.usage()
    return {
      rate: (requests / ms) * 1000,
      median: median(latencies),
      p99: quantile(latencies, 0.99),
      cpu: (after.cpuMs - before.cpuMs) / requests,
      rss: after.rss,
      bytes: bytes / requests,
    }
  }
}
export type Measure = ReturnType<typeof startClient>
