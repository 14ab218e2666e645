import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { endForums, startForum } from './support/forum-process'
import { expect, test } from './support/test'

/** What the last stage of the Dockerfile copies out of the checkout and out of the build. */
const copied = readFileSync('Dockerfile', 'utf8')
  .split(/^FROM /m)
  .at(-1)
  ?.matchAll(/^COPY (?:--from=build \/app\/)?([^-].*) \S+$/gm)
const sources = [...(copied ?? [])].flatMap(([, names]) => names?.split(' ') ?? [])

let image = ''
test.beforeEach(() => {
  image = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-image-'))
})
test.afterEach(() => {
  endForums()
  rmSync(image, { recursive: true, force: true })
})

test('what the image holds is enough to start, to answer, to be administered, and to stop', async () => {
  test.setTimeout(180_000)
  for (const source of sources)
    cpSync(source, path.join(image, source), {
      recursive: true,
      filter: (file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('.next/cache'),
    })
  symlinkSync(path.resolve('node_modules'), path.join(image, 'node_modules'))

  const forum = await startForum(image, {
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    DATA_DIR: path.join(image, 'data'),
  })
  expect((await fetch(`${forum.at}/readyz`)).status).toBe(200)
  const page = await fetch(`${forum.at}/threads/core-views`)
  expect(await page.text()).toContain('Where we disagree')
  expect(await forum.admin('settings')).toEqual({ code: 0, said: expect.stringContaining('logNames') })
  expect(await forum.stop('SIGTERM')).toBe(0)
})
