import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { type Changes, listenForChanges } from './changes'

const url = process.env.DATABASE_URL ?? ''
let changes: Changes | undefined
afterEach(() => changes?.stop())

function listen() {
  const heard: string[] = []
  const states: boolean[] = []
  changes = listenForChanges(
    url,
    (tag) => heard.push(tag),
    (listening) => states.push(listening),
  )
  return { heard, states }
}

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

test('a change committed anywhere is heard', async () => {
  const { heard, states } = listen()
  await vi.waitFor(() => expect(states).toEqual([true]))

  await run("NOTIFY changed, 'thread:7'")

  await vi.waitFor(() => expect(heard).toEqual(['thread:7']))
})

test('when the connection is lost it is said at once, and listening goes on by itself', async () => {
  const { heard, states } = listen()
  await vi.waitFor(() => expect(states).toEqual([true]))

  await run(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'doublecrux-changes' AND datname = current_database()",
  )
  await vi.waitFor(() => expect(states).toEqual([true, false]))
  await vi.waitFor(() => expect(states).toEqual([true, false, true]), { timeout: 10_000 })

  await run("NOTIFY changed, 'people'")
  await vi.waitFor(() => expect(heard).toEqual(['people']))
})

test('after it was stopped nothing is heard and nothing is tried again', async () => {
  const { states } = listen()
  await vi.waitFor(() => expect(states).toEqual([true]))
  await changes?.stop()

  await new Promise((later) => setTimeout(later, 1500))
  expect(states).toEqual([true])
})
