import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { buildIfStale } from '@/scripts/lib/build.mjs'
import { withClient } from '@/scripts/lib/database.mjs'
import { atTheEnd } from '@/scripts/lib/lifecycle.mjs'
import { step } from '@/scripts/lib/progress.mjs'
import { startTestServer } from '@/scripts/lib/test-database.mjs'
import { makeRunDir } from '@/scripts/lib/throw-away.mjs'
import { fillSmallThreads, fillThreads } from '../data/fill'
import { type Server, startForum } from '../support/server'
import type { Ranges } from './floor'

export const SESSIONS = 50
/** A thread for each session to reply in, so that replies wait for each other no more than those of people do. */
const SMALL_THREADS = 2000

export type WritingStage = Ranges & {
  dir: string
  url: string
  server: Server
  /** The cookies of signed-in members. */
  cookies: readonly string[]
}

/** A throw-away database with a thread of 1,000 comments and many small ones, members who are signed in, and a server. */
export async function setWritingStage(flags: readonly string[] = []): Promise<WritingStage> {
  const { dir, postgresDir, remove } = await makeRunDir('bench-writing')
  atTheEnd(remove)
  await buildIfStale()
  const postgres = await step('Starting the database', () => startTestServer(postgresDir))
  atTheEnd(postgres.stop)
  await postgres.makeTemplate('template_empty')
  await withClient(postgres.url, (client) => client.query('CREATE DATABASE writing TEMPLATE template_empty'))
  const url = postgres.url.replace(/[^/]*$/, 'writing')
  const people = await step('Writing the comments', () =>
    withClient(url, async (client) => {
      await fillThreads(client, [1000])
      await fillSmallThreads(client, SMALL_THREADS)
      return addMembers(client)
    }),
  )
  const server = await step('Starting the server', () => startForum(url, {}, flags))
  return { dir, url, server, ...people }
}

/** Members of long standing, whom the automatic limits on comments do not concern: what is measured is the work. */
async function addMembers(client: pg.Client): Promise<Ranges & { cookies: string[] }> {
  await client.query(`INSERT INTO site_setting (name, value) VALUES ('commentLimits', '"off"')`)
  const { rows } = await client.query<{ id: number; token: string }>(
    `WITH people AS (
       INSERT INTO app_user (handle, joined_at, email_verified) SELECT 'writer-' || n, '2020-01-01', now() FROM generate_series(1, $1::int) n RETURNING id)
     INSERT INTO session (session_token, user_id, expires)
     SELECT $2 || '-' || id, id, now() + interval '1 day' FROM people RETURNING user_id AS id, session_token AS token`,
    [SESSIONS, randomBytes(12).toString('hex')],
  )
  // Others for the floor: nobody votes in both.
  const others = await client.query<{ id: number }>(
    `INSERT INTO app_user (handle, joined_at) SELECT 'voter-' || n, '2020-01-01' FROM generate_series(1, $1::int) n RETURNING id`,
    [SESSIONS],
  )
  const ids = others.rows.map(({ id }) => id)
  const comments = await client.query<{ first: number; last: number }>(
    `SELECT min(id) AS first, max(id) AS last FROM comment WHERE thread_id = 1`,
  )
  const { first = 0, last = 0 } = comments.rows[0] ?? {}
  return {
    cookies: rows.map(({ token }) => `next-auth.session-token=${token}`),
    users: [Math.min(...ids), Math.max(...ids)],
    comments: [first, last],
  }
}
