import pg from 'pg'
import { DATABASE } from './database-url.mjs'
import { startEmbeddedPostgres, urlOf } from './embedded-postgres.mjs'
import { Failure } from './failure.mjs'
import { clusterDir, refuseOtherMajor } from './postgres-cluster.mjs'

/**
 * @typedef {{ url: string, isEmbedded: boolean, whenEnded: Promise<void>, stop: () => Promise<void> }} Database
 */

const STARTING_UP = '57P03'
const NO_SUCH_DATABASE = '3D000'

/** @param {unknown} error @returns {string} */
const codeOf = (error) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** What to do when a server of one's own cannot be used. @type {Record<string, (url: URL) => string>} */
const SENTENCES = {
  ECONNREFUSED: (url) => `nothing listens on ${url.host}: is the server running?`,
  ENOTFOUND: (url) => `the host ${url.hostname} is not known.`,
  EAI_AGAIN: (url) => `the host ${url.hostname} is not known.`,
  ETIMEDOUT: (url) => `${url.host} does not answer.`,
  EHOSTUNREACH: (url) => `${url.host} cannot be reached.`,
  ENETUNREACH: (url) => `${url.host} cannot be reached.`,
  ECONNRESET: (url) => `${url.host} does not speak PostgreSQL.`,
  '28P01': (url) => `${url.host} refuses the password of ${decodeURIComponent(url.username)}.`,
  28000: (url) => `${url.host} refuses the user ${decodeURIComponent(url.username)}.`,
  [NO_SUCH_DATABASE]: (url) => `${url.host} has no database ${url.pathname.slice(1)}: create it first.`,
  [STARTING_UP]: (url) => `${url.host} is still starting up.`,
  53300: (url) => `${url.host} has no connection to spare.`,
}

/** @param {unknown} error @param {string} url @returns {Failure} never with the password in it */
function unreachable(error, url) {
  const parsed = new URL(url)
  const message = error instanceof Error ? error.message : String(error)
  const known = SENTENCES[codeOf(error)] ?? (/timeout/i.test(message) ? SENTENCES.ETIMEDOUT : undefined)
  const reason =
    known?.(parsed) ?? `${parsed.host} cannot be used (${message.replaceAll(parsed.password || '\0', '…')}).`
  return new Failure(`DATABASE_URL: ${reason}`)
}

/**
 * Do something with one connection.
 * @template T
 * @param {string} url @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // a server that goes away meanwhile is told by the query that fails
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {string} url */
async function requireReachable(url) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withClient(url, (client) => client.query('SELECT 1'))
    } catch (error) {
      if (codeOf(error) !== STARTING_UP || attempt >= 30) throw unreachable(error, url)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }
}

/** @param {import('./embedded-postgres.mjs').EmbeddedPostgres} postgres */
async function requireDatabase(postgres) {
  await withClient(urlOf(postgres, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`)
  })
}

/**
 * The forum's database: the server of DATABASE_URL, or an embedded one under DATA_DIR that we start (and stop).
 * @param {Pick<import('./settings.mjs').Settings, 'databaseUrl' | 'dataDir'>} settings
 * @returns {Promise<Database>}
 */
export async function openDatabase({ databaseUrl, dataDir }) {
  if (databaseUrl) {
    await requireReachable(databaseUrl)
    return { url: databaseUrl, isEmbedded: false, whenEnded: new Promise(() => {}), stop: async () => {} }
  }
  refuseOtherMajor(dataDir)
  const postgres = await startEmbeddedPostgres({ dir: clusterDir(dataDir) })
  await requireDatabase(postgres)
  return {
    url: urlOf(postgres, DATABASE),
    isEmbedded: true,
    whenEnded: postgres.whenEnded,
    stop: postgres.stop,
  }
}
