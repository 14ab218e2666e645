import { randomBytes } from 'node:crypto'
import pg from 'pg'

export type Template = 'template_empty' | 'template_seeded'
export type OwnDatabase = { url: string; drop(): Promise<void> }

/**
 * A database of one's own on the test server, cloned in milliseconds: with the schema alone, or with the mirrors.
 * `nothing` is a database without even the schema.
 */
export async function cloneDatabase(template: Template | 'nothing' = 'template_empty'): Promise<OwnDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  const source = template === 'nothing' ? 'template0' : template
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`)
  const url = new URL(serverUrl())
  url.pathname = name
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_SERVER
  if (!url) throw new Error('TEST_DATABASE_SERVER is not set: only tests of the project "db" have a database')
  return url
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
