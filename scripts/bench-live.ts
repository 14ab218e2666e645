import { measureListening } from '@/bench/live/listening'
import { startForum } from '@/bench/support/server'
import { buildIfStale } from './lib/build.mjs'
import { readCommandLine } from './lib/command-line.mjs'
import { withClient } from './lib/database.mjs'
import { atTheEnd, live } from './lib/lifecycle.mjs'
import { startTestServer } from './lib/test-database.mjs'
import { makeRunDir } from './lib/throw-away.mjs'

const HELP = `node --import tsx scripts/bench-live.ts: what open pages cost, and how soon a comment reaches all of them.

Options:
  --listeners N   open lines (1000)
  --comments N    comments written, one after the other (40)
  --nodes N       server processes on the one database (1)
  --help          show this`

const options = {
  listeners: { type: 'string' },
  comments: { type: 'string' },
  nodes: { type: 'string' },
} as const

await live(async () => {
  const { values } = readCommandLine({ help: HELP, options })
  const { postgresDir, remove } = await makeRunDir('bench-live')
  atTheEnd(remove)
  await buildIfStale()
  const postgres = await startTestServer(postgresDir)
  atTheEnd(postgres.stop)
  await postgres.makeTemplate('template_empty')
  await withClient(postgres.url, (client) => client.query('CREATE DATABASE live TEMPLATE template_empty'))
  const url = postgres.url.replace(/[^/]*$/, 'live')
  const servers = await Promise.all(Array.from({ length: Number(values.nodes ?? 1) }, () => startForum(url)))
  const figures = await measureListening(servers, url, {
    listeners: Number(values.listeners ?? 1000),
    comments: Number(values.comments ?? 40),
    everyMs: 400,
  })
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  return 0
})
