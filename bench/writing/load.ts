import { startChild } from '@/scripts/lib/children.mjs'
import { inRoot } from '@/scripts/lib/paths.mjs'
import type { Report } from '@/scripts/lib/progress.mjs'
import { slugOf } from '../data/fill'
import { nextMessage } from '../support/message'
import { median, quantile } from '../support/statistics'
import { measureFloor, TEXTS_OF_ONE } from './floor'
import type { WritingStage } from './stage'

export type WritingPlan = { connections: readonly number[]; rounds: number; seconds: number }
/** Votes or replies through HTTP with so many sessions; times are milliseconds, `bytes` both ways for one. */
export type WritingRow = {
  what: 'vote' | 'reply'
  connections: number
  rate: number
  median: number
  p99: number
  cpu: number
  bytes: number
  /** What PostgreSQL does of the same, and how much of that this is. Only for votes. */
  floor: number | null
  floorBy: string | null
  share: number | null
}
type Outcome = { writes: number; ms: number; latencies: number[]; sent: number; received: number }
type Answer = { outcome: Outcome } | { problem: string }
type Write = { path: string; body: string }

const WARM_SECONDS = 3

export async function measureWriting(
  stage: WritingStage,
  { connections, rounds, seconds }: WritingPlan,
  report: Report,
): Promise<WritingRow[]> {
  const send = startWriter()
  const rows: WritingRow[] = []
  // Warm, so that what is measured is voting and not the first use of anything.
  await send(stage, 10, WARM_SECONDS, votesOf)
  await send(stage, 10, WARM_SECONDS, (session) => repliesOf(session, 'w'))
  for (const [step, sessions] of connections.entries()) {
    const tries: Record<'vote' | 'reply', Outcome[]> = { vote: [], reply: [] }
    const cpu: Record<'vote' | 'reply', number[]> = { vote: [], reply: [] }
    const floors: number[] = []
    let floorBy = ''
    for (let round = 0; round < rounds; round++) {
      report({ done: step * rounds + round, total: connections.length * rounds })
      const floor = await measureFloor(stage.url, stage, { connections: sessions, seconds, dir: stage.dir })
      floors.push(floor.rate)
      floorBy = floor.by
      for (const what of ['vote', 'reply'] as const) {
        const before = await stage.server.usage()
        const outcome = await send(
          stage,
          sessions,
          seconds,
          what === 'vote' ? votesOf : (session) => repliesOf(session, `${sessions}${round}`),
        )
        cpu[what].push(((await stage.server.usage()).cpuMs - before.cpuMs) / outcome.writes)
        tries[what].push(outcome)
      }
    }
    const floor = median(floors)
    for (const what of ['vote', 'reply'] as const) {
      const rate = median(tries[what].map(({ writes, ms }) => (writes / ms) * 1000))
      const latencies = tries[what].flatMap((one) => one.latencies)
      const isVote = what === 'vote'
      rows.push({
        ...{ what, connections: sessions, rate, median: median(latencies), p99: quantile(latencies, 0.99) },
        cpu: median(cpu[what]),
        bytes: median(tries[what].map(({ sent, received, writes }) => (sent + received) / writes)),
        ...(isVote ? { floor, floorBy, share: rate / floor } : { floor: null, floorBy: null, share: null }),
      })
    }
  }
  return rows
}

/** One member's votes: each changes what they held, so that each is work. */
const votesOf = (session: number): Write[] =>
  [1, -1].flatMap((press) =>
    Array.from({ length: TEXTS_OF_ONE }, (_, i) => ({
      path: '/api/do/vote',
      body: JSON.stringify({
        thread: slugOf(1000),
        vote: { comment: `c${1 + ((session * TEXTS_OF_ONE + i) % 1000)}`, axis: 'karma', press },
      }),
    })),
  )

/** One member's replies, in a thread of their own: no two alike. */
const repliesOf = (session: number, round: string): Write[] =>
  Array.from({ length: 3000 }, (_, i) => {
    const key = `r${round}x${session}x${String(i).padStart(6, '0')}`
    return {
      path: '/api/do/comment',
      body: JSON.stringify({
        thread: `small-${session + 1}`,
        parent: 'c1',
        key,
        body: `An answer as people write them (${key}): with a *reason* or two, and [what it rests on](https://example.com/${i}).`,
      }),
    }
  })

function startWriter() {
  const child = startChild([process.execPath, inRoot('bench/writing/writer.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const isAnswer = (said: unknown): said is Answer => typeof said === 'object' && said !== null
  return async (
    { server, cookies }: WritingStage,
    sessions: number,
    seconds: number,
    writesOf: (session: number) => Write[],
  ): Promise<Outcome> => {
    const { hostname: host, port } = new URL(server.url)
    child.send({
      ...{ host, port: Number(port), ms: seconds * 1000 },
      sessions: cookies.slice(0, sessions).map((cookie, session) => ({ cookie, writes: writesOf(session) })),
    })
    const answer = await nextMessage(child, isAnswer, 'the writer ended')
    if ('problem' in answer) throw new Error(answer.problem)
    return answer.outcome
  }
}
