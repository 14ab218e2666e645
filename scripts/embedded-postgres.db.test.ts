import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { withClient } from './lib/database.mjs'
import { type EmbeddedPostgres, startEmbeddedPostgres, urlOf } from './lib/embedded-postgres.mjs'
import { isGoneWithin } from './lib/process-identity.mjs'
import { makeRunDir } from './lib/throw-away.mjs'

let run: Awaited<ReturnType<typeof makeRunDir>>
let running: EmbeddedPostgres | undefined
beforeAll(async () => {
  run = await makeRunDir('embedded') // one cluster for all: to make one takes longer than the tests
})
afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => run.remove())

const start = async () => {
  running = await startEmbeddedPostgres({ dir: run.postgresDir })
  return running
}
const query = (postgres: EmbeddedPostgres, sql: string) =>
  withClient(urlOf(postgres, 'postgres'), async (client) => (await client.query(sql)).rows)

test('after a kill the next start recovers by itself, with nothing lost', async () => {
  const first = await start()
  await query(first, "CREATE TABLE said AS SELECT 'a word' AS words")
  process.kill(first.postmaster.pid, 'SIGKILL')
  await isGoneWithin(first.postmaster, 5_000)

  const second = await start()

  expect(second.postmaster.pid).not.toBe(first.postmaster.pid)
  expect(await query(second, 'SELECT words FROM said')).toEqual([{ words: 'a word' }])
})

test('one that a killed start left running is taken over, and stopped in the end', async () => {
  const first = await start()

  const second = await start()
  expect(second.postmaster.pid).toBe(first.postmaster.pid)

  await second.stop()
  expect(await isGoneWithin(first.postmaster, 0)).toBe(true)
})

test('a stranger that has come by its number is left alone, and does not keep the database from starting', async () => {
  const { stop, postmaster } = await start()
  await stop()
  const data = path.join(run.postgresDir, 'data')
  const note = [process.pid, data, 1_700_000_000, postmaster.port, '', '127.0.0.1', '', 'ready']
  writeFileSync(path.join(data, 'postmaster.pid'), `${note.join('\n')}\n`)

  const second = await start()

  expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})
