import { mkdirSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import path from 'node:path'
import { QUALITY } from '@/lib/server/http/encode'
import { buildIfStale } from '@/scripts/lib/build.mjs'
import { withClient } from '@/scripts/lib/database.mjs'
import { atTheEnd } from '@/scripts/lib/lifecycle.mjs'
import { inRoot } from '@/scripts/lib/paths.mjs'
import { step } from '@/scripts/lib/progress.mjs'
import { startTestServer } from '@/scripts/lib/test-database.mjs'
import { makeRunDir } from '@/scripts/lib/throw-away.mjs'
import { fillSmallThreads, fillThreads, slugOf } from './data/fill'
import { type Server, startForum, startNode } from './support/server'

const OTHER_THREADS = 10_000

export type Stage = {
  /** The forum as it is; without shared caches; and without shared caches on a database with no other threads. */
  kept: Server
  uncached: Server
  alone: Server
  bytes: Server
  join: Server
}

/** A throw-away database with threads of these sizes and many others beside, and all servers that are compared. */
export async function setStage(sizes: readonly number[]): Promise<Stage> {
  const { dir, postgresDir, remove } = await makeRunDir('bench')
  atTheEnd(remove)
  await buildIfStale()
  const postgres = await step('Starting the database', () => startTestServer(postgresDir))
  atTheEnd(postgres.stop)
  await postgres.makeTemplate('template_empty')

  const database = async (name: string, template: string, fill: Parameters<typeof withClient>[1]) => {
    await withClient(postgres.url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
    const url = postgres.url.replace(/[^/]*$/, name)
    await step(`Writing the comments (${name})`, () => withClient(url, fill))
    return url
  }
  const aloneUrl = await database('alone', 'template_empty', (client) => fillThreads(client, sizes))
  const url = await database('crowded', 'alone', (client) => fillSmallThreads(client, OTHER_THREADS))

  const [kept, uncached, alone, join] = await step('Starting the servers', () =>
    Promise.all([
      startForum(url),
      startForum(url, { PAGE_CACHE: 'off' }),
      startForum(aloneUrl, { PAGE_CACHE: 'off' }),
      startNode([inRoot('bench/servers/join.mjs')], {
        DATABASE_URL: url,
        BROTLI_QUALITY: String(QUALITY.once),
      }),
    ]),
  )
  const bodies = path.join(dir, 'bodies')
  mkdirSync(bodies)
  for (const size of sizes)
    writeFileSync(path.join(bodies, slugOf(size)), await keptBytes(`${kept.url}/threads/${slugOf(size)}`))
  const bytes = await startNode([inRoot('bench/servers/bytes.mjs')], { BODIES: bodies })
  return { kept, uncached, alone, bytes, join }
}

/** What a reader gets once the page is kept: the first answer is compressed in a hurry. */
async function keptBytes(address: string): Promise<Buffer> {
  let body = await bytesOf(address)
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const again = await bytesOf(address)
    if (again.length < body.length) return again
    body = again
  }
  throw new Error(`${address} is not kept`)
}

const bytesOf = (address: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks)))
    }).on('error', reject)
  })
