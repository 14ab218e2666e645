import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@/scripts/lib/port.mjs'
import { expect, test } from './support/test'

/** What the last stage of the Dockerfile copies out of the checkout and out of the build. */
const copied = readFileSync('Dockerfile', 'utf8')
  .split(/^FROM /m)
  .at(-1)
  ?.matchAll(/^COPY (?:--from=build \/app\/)?([^-].*) \S+$/gm)
const sources = [...(copied ?? [])].flatMap(([, names]) => names?.split(' ') ?? [])

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))

test('what the image holds is enough to start, to answer, to be administered, and to stop', async () => {
  test.setTimeout(120_000)
  const image = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-image-'))
  const data = path.join(image, 'data')
  mkdirSync(data)
  for (const source of sources)
    cpSync(source, path.join(image, source), {
      recursive: true,
      filter: (file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('.next/cache'),
    })
  symlinkSync(path.resolve('node_modules'), path.join(image, 'node_modules'))
  const port = await freePort()
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production' as const,
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    ...{ PREBUILT: '1', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: data, SEED: 'mirrors' },
  }
  const forum = spawn(process.execPath, ['scripts/start.mjs'], { cwd: image, env })
  const stopped = ended(forum)
  let said = ''
  for (const stream of [forum.stdout, forum.stderr]) stream.on('data', (words) => (said += words))
  try {
    await expect.poll(() => said, { timeout: 90_000 }).toContain(`Doublecrux is at http://127.0.0.1:${port}`)
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
    const page = await fetch(`http://127.0.0.1:${port}/threads/core-views`)
    expect(await page.text()).toContain('Where we disagree')

    const admin = spawn(process.execPath, ['scripts/admin.mjs', 'settings'], { cwd: image, env })
    let settings = ''
    admin.stdout.on('data', (words) => (settings += words))
    admin.stderr.on('data', (words) => (settings += words))
    expect([await ended(admin), settings]).toEqual([0, expect.stringContaining('logNames')])
  } finally {
    forum.kill('SIGTERM')
    expect(await stopped).toBe(0)
    rmSync(image, { recursive: true, force: true })
  }
})
