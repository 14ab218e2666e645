import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { givenPerson } from './support/members'
import { commentBy, expect, test } from './support/test'

test.describe.configure({ timeout: 120_000 })

test('what is written on one server arrives at once on a page that is open on another', async ({
  page,
  given,
  baseURL,
}) => {
  const other = await startAnotherServer(baseURL ?? '')
  try {
    const thread = await given.thread({ comments: [{ by: 'Ada' }] })
    const eve = await givenPerson('Eve', other.url)
    await page.goto(thread.url)
    await eve.comment(thread.slug, 'From the other side.', 'c1')
    await commentBy(page, 'Ada').getByRole('button', { name: '1 new' }).click()
    await expect(page.getByText('From the other side.')).toBeVisible()

    // Pages that either server keeps are forgotten on both.
    for (const url of [baseURL, other.url]) {
      const html = await (await fetch(`${url}${thread.url}`)).text()
      expect(html).toContain('From the other side.')
    }
  } finally {
    other.stop()
  }
})

/** A second process of the very same forum, on the same database. */
async function startAnotherServer(first: string): Promise<{ url: string; stop(): void }> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: { ...process.env, NODE_ENV: 'production', HOST: new URL(first).hostname, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await new Promise<void>((ready, failed) => {
    child.once('message', () => ready())
    child.once('exit', (code) => failed(new Error(`the second server ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() }
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
