import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { clusterDir } from '@/scripts/lib/postgres-cluster.mjs'
import { livingPostmaster } from '@/scripts/lib/postmaster.mjs'
import { endForums, startForum } from './support/forum-process'
import { expect, test } from './support/test'

let place = ''
test.beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-starting-'))
  chmodSync(place, 0o711) // the database has a user of its own
})
test.afterEach(() => {
  endForums()
  rmSync(place, { recursive: true, force: true })
})

test('one command makes a forum out of nothing; it stops in good order, and comes back from a power cut with all it knew', async () => {
  test.setTimeout(240_000)
  const dataDir = path.join(place, 'data')
  const start = () => startForum(process.cwd(), { DATA_DIR: dataDir, SEED: 'none' })
  const isUp = (at: string) =>
    fetch(`${at}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  const postmaster = () => livingPostmaster(path.join(clusterDir(dataDir), 'data'))

  const first = await start()
  expect(await isUp(first.at)).toBe(true)
  expect(await first.admin('set', 'logNames', 'roles')).toMatchObject({ code: 0 })
  expect(await first.stop('SIGINT')).toBe(0)
  expect([await isUp(first.at), postmaster()]).toEqual([false, undefined])

  const second = await start()
  expect((await second.admin('settings')).said).toMatch(/logNames = roles/)
  const server: { pid: number }[] = JSON.parse(readFileSync(path.join(dataDir, 'processes.json'), 'utf8'))
  const all = [second.pid, postmaster()?.pid ?? 0, ...server.map(({ pid }) => pid)]
  expect(all.length).toBeGreaterThanOrEqual(3)
  for (const pid of all) process.kill(pid, 'SIGKILL')
  await second.ended

  const third = await start()
  expect(await isUp(third.at)).toBe(true)
  expect((await third.admin('settings')).said).toMatch(/logNames = roles/)
  expect(await third.stop('SIGTERM')).toBe(0)
  expect(postmaster()).toBeUndefined()
})
