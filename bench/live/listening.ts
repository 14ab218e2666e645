import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { endChild, startChild } from '@/scripts/lib/children.mjs'
import { withClient } from '@/scripts/lib/database.mjs'
import { inRoot } from '@/scripts/lib/paths.mjs'
import { nextMessage } from '../support/message'
import type { Server } from '../support/server'
import { quantile } from '../support/statistics'

export type Listening = {
  listeners: number
  /** What the open lines take of the server's memory, in MB: at rest, and at most while comments arrive. */
  restMb: number
  mostMb: number
  /** From the press of the button (the request leaves) and from the answer to the hearing of every listener, in ms. */
  fromPress: Spread
  fromAnswer: Spread
  /** How long those wait who vote and reply meanwhile, in ms. */
  vote: Spread
  reply: Spread
  /** Comments times listeners that never heard, and lines that broke. */
  unheard: number
  lost: number
  /** Processor time of the server for one comment told to all, in ms. */
  cpuMs: number
}
type Spread = { median: number; p99: number; most: number }
type Heard = { heard: [string, number[]][]; lost: number }

const WRITERS = 4
const MEMBERS = 50
const VOTES_BETWEEN = 4
const clock = (): number => performance.timeOrigin + performance.now()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Open many lines to one thread, write comments into it through the door for writes, and take down when each reached each. A tenth
 * of the listeners are signed in. `others` are further nodes on the same database, which the lines are spread over.
 */
export async function measureListening(
  servers: readonly Server[],
  databaseUrl: string,
  { listeners, comments, everyMs }: { listeners: number; comments: number; everyMs: number },
): Promise<Listening> {
  const { slug, writers, members } = await withClient(databaseUrl, setTable)
  const [writeTo] = servers
  if (!writeTo) throw new Error('no server to write to')
  // Warm, so that what is measured is the lines and not the first use of anything.
  await write(writeTo, slug, writers[0] ?? '', 'warm')
  await pause(2000)
  const before = await Promise.all(servers.map((server) => server.usage()))
  const ears = await Promise.all(
    servers.map((server) => listenAt(server, slug, listeners / servers.length, members)),
  )
  await pause(3000)
  const rest = await Promise.all(servers.map((server) => server.usage()))
  const most = rest.map(({ rss }) => rss)
  const [pressed, answered] = [new Map<string, number>(), new Map<string, number>()]
  const votes: number[] = []
  for (let i = 0; i < comments; i++) {
    const ref = `b${randomBytes(5).toString('hex')}`
    pressed.set(ref, clock())
    await write(writeTo, slug, writers[i % WRITERS] ?? '', ref)
    answered.set(ref, clock())
    for (let vote = 0; vote < VOTES_BETWEEN; vote++) {
      await pause(everyMs / VOTES_BETWEEN)
      const began = clock()
      await send(writeTo, 'vote', members[(i + vote) % MEMBERS] ?? '', {
        thread: slug,
        vote: { comment: ref, axis: vote % 2 ? 'agreement' : 'karma', press: 1 },
      })
      votes.push(clock() - began)
    }
    if (i % 5 === 0)
      for (const [s, { rss }] of (await Promise.all(servers.map((server) => server.usage()))).entries())
        most[s] = Math.max(most[s] ?? 0, rss)
  }
  await pause(2000)
  const after = await Promise.all(servers.map((server) => server.usage()))
  const told = await Promise.all(ears.map(async (ear) => ear.tell()))
  const since = (starts: Map<string, number>) =>
    told.flatMap(({ heard }) =>
      heard.flatMap(([ref, times]) => times.map((time) => time - (starts.get(ref) ?? Number.NaN))),
    )
  const latencies = since(pressed).filter((one) => !Number.isNaN(one))
  const mb = (now: number[], then: number[]) =>
    Math.max(...now.map((one, i) => (one - (then[i] ?? 0)) / 1024 / 1024))
  const rssOf = (usages: readonly { rss: number }[]) => usages.map(({ rss }) => rss)
  await Promise.all(ears.map((ear) => ear.stop()))
  return {
    listeners,
    restMb: mb(rssOf(rest), rssOf(before)),
    mostMb: mb([...most], rssOf(before)),
    fromPress: spread(latencies),
    fromAnswer: spread(since(answered).filter((one) => !Number.isNaN(one))),
    vote: spread(votes),
    reply: spread([...pressed].map(([ref, at]) => (answered.get(ref) ?? Number.NaN) - at)),
    unheard: comments * listeners - latencies.length,
    lost: told.reduce((sum, { lost }) => sum + lost, 0),
    cpuMs: after.reduce((sum, { cpuMs }, i) => sum + cpuMs - (rest[i]?.cpuMs ?? 0), 0) / comments,
  }
}

const spread = (values: readonly number[]): Spread => ({
  median: quantile(values, 0.5),
  p99: quantile(values, 0.99),
  most: Math.max(...values.slice(0, 100_000)),
})

async function listenAt({ url }: Server, slug: string, count: number, cookies: readonly string[]) {
  const child = startChild([process.execPath, inRoot('bench/live/listeners.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const opened = nextMessage(
    child,
    (said): said is { open: number } => typeof said === 'object' && said !== null && 'open' in said,
    'the listeners could not listen',
  )
  const none = Array.from({ length: cookies.length * 9 }, () => '')
  child.send({ open: { address: `${url}/live?thread=${slug}`, count, cookies: [...cookies, ...none] } })
  await opened
  return {
    async tell(): Promise<Heard> {
      const said = nextMessage(
        child,
        (one): one is Heard => typeof one === 'object' && one !== null && 'heard' in one,
        'the listeners do not say what they heard',
      )
      child.send({ tell: true })
      return said
    },
    stop: () => endChild(child),
  }
}

const write = (server: Server, thread: string, cookie: string, key: string): Promise<void> =>
  send(server, 'comment', cookie, {
    thread,
    key: key.padEnd(8, '0').slice(0, 16),
    body: `A comment as people write them, ${key}: with a reason or two, and a link to what it rests on.`,
  })

async function send({ url }: Server, action: string, cookie: string, input: object): Promise<void> {
  const response = await fetch(`${url}/api/do/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw new Error(`a ${action} was refused: ${await response.text()}`)
}

/** A thread, people whom no limit slows down to write in it, and members to listen. */
async function setTable(client: pg.Client) {
  const slug = `listening-${randomBytes(4).toString('hex')}`
  const person = async (role: string): Promise<string> => {
    const token = randomUUID()
    await client.query(
      `WITH u AS (INSERT INTO app_user (handle, role, joined_at) VALUES ($1, $2::role, '2020-01-01') RETURNING id)
       INSERT INTO session (session_token, user_id, expires) SELECT $3, id, now() + interval '1 day' FROM u`,
      [`bench-${randomBytes(6).toString('hex')}`, role, token],
    )
    return `next-auth.session-token=${token}`
  }
  const writers: string[] = []
  const members: string[] = []
  for (let i = 0; i < WRITERS; i++) writers.push(await person('moderator'))
  for (let i = 0; i < MEMBERS; i++) members.push(await person('member'))
  await client.query(
    `WITH g AS (INSERT INTO forum_group (slug, name) VALUES ('listening', 'Listening') ON CONFLICT (slug) DO UPDATE SET name = excluded.name RETURNING id)
     INSERT INTO thread (slug, group_id, author_id, kind, title, body, body_html, renderer_version)
     SELECT $1, g.id, (SELECT min(id) FROM app_user), 'post', 'Who hears this?', 'Everybody.', '<p>Everybody.</p>', 1 FROM g`,
    [slug],
  )
  return { slug, writers, members }
}
