// How the WebAssembly schema engine reaches PostgreSQL: Prisma's own adapter, with four of its defects worked around.
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { parse as parseConnectionString } from 'pg-connection-string'

const CHAR = 18 // the catalogue's one-byte type, written "char"
const BPCHAR = 1042

/** @typedef {{ config: pg.PoolConfig, schema: string | undefined }} Connection */

/**
 * Discrete fields, never `connectionString`: node-postgres lets the latter win over `database`, which would point the
 * shadow database at the real one.
 * @param {string} url
 * @returns {Connection}
 */
export function connectionOf(url) {
  const parsed = new URL(url)
  const schema = parsed.searchParams.get('schema') ?? undefined
  parsed.searchParams.delete('schema') // Prisma's own parameter, unknown to node-postgres
  const { ssl, host, port, user, password, database } = parseConnectionString(parsed.toString())
  return { config: /** @type {pg.PoolConfig} */ ({ ssl, host, port, user, password, database }), schema }
}

/** @typedef {{ fields?: { dataTypeID: number }[] }} RawResult */
/**
 * The inside of Prisma's adapter, which it does not publish in its types.
 * @typedef {{ client: pg.Pool, performIO: (query: object) => Promise<RawResult>, queryRaw: (query: object) => Promise<{ columnTypes: number[] }>,
 *   executeScript: (script: string) => Promise<void>, onError: (error: unknown) => never, dispose: () => Promise<void> }} Adapter
 */

/** Teaches the adapter two things that the schema engine needs. @param {Adapter} adapter @returns {Adapter} */
function taught(adapter) {
  /** @type {WeakMap<object, number[]>} */
  const charColumns = new WeakMap()
  const performIO = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    /** @type {number[]} */
    const columns = []
    result.fields?.forEach((field, i) => {
      if (field.dataTypeID !== CHAR) return
      field.dataTypeID = BPCHAR // to get past its check of types, which does not know "char"
      columns.push(i)
    })
    charColumns.set(query, columns)
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const i of charColumns.get(query) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character
    return result
  }
  // It would split a script at every `;`, also inside function bodies. One simple query, as the native engine sends it.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error) => adapter.onError(error))
  }
  return adapter
}

export class AdapterFactory extends PrismaPg {
  /** Drops the shadow database, if there is one. */
  cleanUp = async () => {}

  /** @param {Connection} connection */
  constructor({ config, schema }) {
    super({ ...config, max: 4 }, schema === undefined ? {} : { schema })
    this.connection = { config, schema }
  }

  /** @override */
  async connect() {
    const adapter = await super.connect()
    taught(/** @type {Adapter} */ (/** @type {unknown} */ (adapter)))
    return adapter
  }

  /** The stock version drops the database before it closes its own connections to it. @override */
  async connectToShadowDb() {
    const { config, schema } = this.connection
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    await execute(config, `CREATE DATABASE "${database}"`)
    this.cleanUp = () => execute(config, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
    const shadow = await new AdapterFactory({ config: { ...config, database }, schema }).connect()
    const close = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await close()
      await this.cleanUp()
    }
    return shadow
  }
}

/** @param {pg.PoolConfig} config @param {string} sql */
async function execute(config, sql) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Prisma's names for what PostgreSQL answers. @type {Record<string, string>} */
const PRISMA_CODES = { '3D000': 'P1003', '28P01': 'P1000', ECONNREFUSED: 'P1001', '42P04': 'P1009' }

/**
 * `schema-engine cli can-connect-to-database | create-database | drop-database`
 * @param {string} command @param {string} url
 */
export async function runCli(command, url) {
  const { config } = connectionOf(url)
  const name = pg.escapeIdentifier(config.database ?? '')
  const elsewhere = { ...config, database: 'postgres' }
  try {
    if (command === 'can-connect-to-database') await execute(config, 'SELECT 1')
    if (command === 'create-database') await execute(elsewhere, `CREATE DATABASE ${name}`)
    if (command === 'drop-database') await execute(elsewhere, `DROP DATABASE IF EXISTS ${name}`)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const error_code =
      error instanceof Error && 'code' in error ? PRISMA_CODES[String(error.code)] : undefined
    const fields = { message, ...(error_code && { error_code }) }
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`)
    process.exitCode = 1
  }
}
