import { execFile } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

export type Floor = { by: 'pgbench' | 'pg clients'; rate: number }
/** Whom the votes are by and what they are on: ranges of numbers in the database. */
export type Ranges = { users: readonly [number, number]; comments: readonly [number, number] }

/** As many texts as a member may vote on within an hour, and be free to change their mind. */
export const TEXTS_OF_ONE = 80

/**
 * A vote as PostgreSQL sees it, and nothing else: the same rows are held, counted and written. No HTTP, no session, no group, and
 * one process that only asks.
 */
const STATEMENTS = (v: (name: string) => string) => ({
  hold: `SELECT c.author_id AS author FROM comment c WHERE c.id = ${v('c')} FOR NO KEY UPDATE`,
  recent: `SELECT count(*) FILTER (WHERE v.at > now() - interval '1 hour') AS hour, count(*) AS day FROM (
             SELECT v.at FROM comment_vote v JOIN comment c ON c.id = v.comment_id
             WHERE v.user_id = ${v('u')} AND v.at > now() - interval '1 day' AND c.author_id IS DISTINCT FROM ${v('u')}
             UNION ALL SELECT v.at FROM thread_vote v JOIN thread t ON t.id = v.thread_id
             WHERE v.user_id = ${v('u')} AND v.at > now() - interval '1 day' AND t.author_id IS DISTINCT FROM ${v('u')}) v`,
  held: `SELECT coalesce((SELECT weight FROM comment_vote WHERE user_id = ${v('u')} AND comment_id = ${v('c')} AND axis = 'karma'), 0) AS before`,
})
const cast = (u: string, c: string, w: string) =>
  `INSERT INTO comment_vote (user_id, comment_id, thread_id, axis, weight, at)
   VALUES (${u}, ${c}, (SELECT thread_id FROM comment WHERE id = ${c}), 'karma', ${w}, now())
   ON CONFLICT (user_id, comment_id, axis) DO UPDATE SET weight = excluded.weight, at = excluded.at`
const count = (c: string, w: string, before: string) =>
  `UPDATE comment SET score = score + ${w} - ${before}, vote_count = vote_count + (CASE WHEN ${before} = 0 THEN 1 ELSE 0 END) WHERE id = ${c}`
const author = (by: string, w: string, before: string) =>
  `UPDATE app_user SET karma = karma + ${w} - ${before} WHERE id = ${by}`

/** Votes a second that PostgreSQL can do, over so many connections. */
export async function measureFloor(
  url: string,
  { users, comments }: Ranges,
  { connections, seconds, dir }: { connections: number; seconds: number; dir: string },
): Promise<Floor> {
  const program = findPgbench()
  if (!program) return byClients(url, { users, comments }, connections, seconds)
  const file = path.join(dir, 'vote.sql')
  const { hold, recent, held } = STATEMENTS((name) => `:${name}`)
  writeFileSync(
    file,
    [
      `\\set u random(${users[0]}, ${users[1]})\n\\set w 2 * random(0, 1) - 1`,
      `\\set c ${comments[0]} + ((:u - ${users[0]}) * ${TEXTS_OF_ONE} + random(0, ${TEXTS_OF_ONE - 1})) % ${comments[1] - comments[0] + 1}`,
      `BEGIN;\n${oneLine(hold)} \\gset\n${oneLine(recent)};\n${oneLine(held)} \\gset`,
      `${oneLine(cast(':u', ':c', ':w'))};\n${oneLine(count(':c', ':w', ':before'))};\n${oneLine(author(':author', ':w', ':before'))};\nCOMMIT;\n`,
    ].join('\n'),
  )
  const { stdout } = await promisify(execFile)(program, [
    ...['-n', '-M', 'prepared', '-f', file, '-c', String(connections), '-j', '1', '-T', String(seconds)],
    url,
  ])
  return { by: 'pgbench', rate: Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]) }
}

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ')

function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql' // which keeps its programs out of the path
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => path.join(debian, version, 'bin'))
    : []
  return [...(process.env.PATH ?? '').split(path.delimiter), ...versions]
    .map((folder) => path.join(folder, 'pgbench'))
    .find((file) => existsSync(file))
}

/** The same by Node's own clients, which ask a little more slowly. */
async function byClients(
  url: string,
  { users, comments }: Ranges,
  connections: number,
  seconds: number,
): Promise<Floor> {
  const until = performance.now() + seconds * 1000
  const between = ([low, high]: readonly [number, number]) =>
    low + Math.floor(Math.random() * (high - low + 1))
  const places: Record<string, string> = { c: '$1::int', u: '$2::int' }
  const say = STATEMENTS((name) => places[name] ?? '')
  const done = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(url)
      await client.connect()
      const run = async (name: string, text: string, values: unknown[]) =>
        (await client.query({ name, text, values, rowMode: 'array' })).rows[0]?.[0]
      let votes = 0
      for (; performance.now() < until; votes++) {
        const [u, nth, w] = [between(users), between([0, TEXTS_OF_ONE - 1]), Math.random() < 0.5 ? 1 : -1]
        const c = comments[0] + (((u - users[0]) * TEXTS_OF_ONE + nth) % (comments[1] - comments[0] + 1))
        await client.query('BEGIN')
        const by = await run('hold', say.hold, [c])
        await run('recent', say.recent.replaceAll('$2', '$1'), [u])
        const before = await run('held', say.held, [c, u])
        await run('cast', cast('$1::int', '$2::int', '$3::int'), [u, c, w])
        await run('count', count('$1', '$2::int', '$3::int'), [c, w, before])
        await run('author', author('$1', '$2::int', '$3::int'), [by, w, before])
        await client.query('COMMIT')
      }
      await client.end()
      return votes
    }),
  )
  return { by: 'pg clients', rate: done.reduce((sum, votes) => sum + votes, 0) / seconds }
}
