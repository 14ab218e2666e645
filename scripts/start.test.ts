import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeLock } from './lib/lock.mjs'
import { freePort } from './lib/port.mjs'

let place = ''
beforeAll(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-start-'))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** Everything here is refused before any work is done, so that no database and no server is ever started. */
async function start(env: Record<string, string>, ...args: string[]) {
  const inherited = { PATH: process.env.PATH ?? '', NODE_ENV: 'test' as const }
  const port = String(await freePort())
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    env: { ...inherited, PORT: port, DATA_DIR: place, ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

const refusedWith = (sentence: string) => ({ code: 1, stdout: '', stderr: `${sentence}\n` })

test('a bad value is refused with the name of the variable and what is expected', async () => {
  expect(await start({ PORT: 'http' })).toEqual(
    refusedWith('PORT must be a port number from 1 to 65535; it is "http".'),
  )
  expect(await start({ SEED: 'all' })).toEqual(refusedWith('SEED must be mirrors or none; it is "all".'))
})

test('an unknown option is refused, and --help explains', async () => {
  expect(await start({}, '--fast')).toEqual(
    refusedWith("Unknown option '--fast': --help shows what there is."),
  )

  const { code, stdout } = await start({}, '--help')
  expect(code).toBe(0)
  expect(stdout).toContain('DATA_DIR')
})

test('a port that another program uses is said at once', async () => {
  const other = net.createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))

  const answer = await start({ PORT: String(port) })
  other.close()

  expect(answer).toEqual(
    refusedWith(
      `Port ${port} is used by another program: stop it, or choose another port with PORT=${port + 1}.`,
    ),
  )
})

test('a second start on the same DATA_DIR is refused, and names the first', async () => {
  const lock = takeLock(path.join(place, 'lock'))

  const answer = await start({})
  if ('release' in lock) lock.release()

  expect(answer).toEqual(
    refusedWith(`A forum already runs on DATA_DIR (${place}), as process ${process.pid}: stop it first.`),
  )
})

test('a DATA_DIR that cannot be one is refused', async () => {
  const file = path.join(place, 'a-file')
  writeFileSync(file, '')

  for (const dir of [file, path.join(file, 'below')])
    expect(await start({ DATA_DIR: dir })).toEqual(refusedWith(`DATA_DIR (${dir}) is not a directory.`))
})

test('a database that does not answer is told by its address, never by its password', async () => {
  const port = await freePort()

  const answer = await start({
    DATABASE_URL: `postgresql://ada:hunter2@127.0.0.1:${port}/forum`,
    PREBUILT: '1',
  })

  expect(answer).toEqual(
    refusedWith(`DATABASE_URL: nothing listens on 127.0.0.1:${port}: is the server running?`),
  )
})

test('every command explains itself', () => {
  const commands = readdirSync('scripts').filter((file) =>
    /^(start|dev|test|check|build|complete-lock)\.mjs$/.test(file),
  )
  const silent = commands.filter((file) => {
    const { status, stdout } = spawnSync(process.execPath, [`scripts/${file}`, '--help'], {
      encoding: 'utf8',
    })
    return status !== 0 || !stdout.startsWith('npm ')
  })

  expect(commands).toHaveLength(6)
  expect(silent).toEqual([])
})

/** What a script imports before it runs a line, and what those do. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import\b[^'\n]*|export\b.* from |} from )'([^']+)'$/gm,
  )) {
    if (name.startsWith('.')) loadedBy(path.join(path.dirname(file), name), seen)
    else if (name !== '') seen.add(name)
  }
  return seen
}

test.each(['forum', 'test-run', 'check', 'build', 'on-database'])(
  'until it has installed anything, %s needs nothing but Node: there is only a clone',
  (name) => {
    const loaded = [...loadedBy(`scripts/lib/${name}.mjs`)]

    expect(loaded).toContain('scripts/lib/install.mjs')
    expect(loaded.filter((one) => !one.startsWith('scripts/') && !one.startsWith('node:'))).toEqual([])
  },
)
