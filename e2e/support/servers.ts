import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { db } from '@/lib/server/db'
import { unique } from './documents'

export type Server = { url: string; stop(): Promise<void> }

/** A second process of the very same forum; on the same database, unless `environment` names another. */
export async function startAnotherServer(
  first: string,
  environment: Record<string, string> = {},
): Promise<Server> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: new URL(first).hostname,
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  await new Promise<void>((ready, failed) => {
    child.once('message', () => ready())
    child.once('exit', (code) => failed(new Error(`the second server ended with ${code}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await ended
    },
  }
}

/** A forum of its own, as it is when it starts: for what holds for a whole site, which the other tests of a run share. */
export async function startAnotherSite(first: string): Promise<Server> {
  const name = `site_${unique()}`
  await db.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE template_seeded`)
  const database = (process.env.DATABASE_URL ?? '').replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
  const server = await startAnotherServer(first, { DATABASE_URL: database })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await db.$executeRawUnsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
