import type pg from 'pg'

/** A row as PostgreSQL writes it out in JSON, and the part of it that is its primary key. */
export type SampleRow = { table: string; key: Row; values: Row }
type Row = Record<string, unknown>

type Column = {
  table: string
  name: string
  type: string
  label: string | null
  references: string | null
  referenced: string | null
  isRequired: boolean
  isKey: boolean
}

/** What a table's own rules say: constraints (23…), and triggers that raise. */
const RULE = /^23|^P0001$/

/**
 * Put one plausible row into every table that takes one and is not among those `before`, parents first, knowing nothing of the
 * schema; what may be empty is filled as well, where the rules allow it. Tables with rules that no plain value satisfies stay out.
 */
export async function insertSampleRows(client: pg.Client, before: SampleRow[] = []): Promise<SampleRow[]> {
  const tables = await columnsByTable(client)
  for (const { table } of before) tables.delete(table)
  const rows = [...before]
  for (let progress = true; progress; ) {
    progress = false
    for (const [table, columns] of tables) {
      const row = await tryToInsert(client, table, columns, rows)
      if (!row) continue
      tables.delete(table)
      rows.push(row)
      progress = true
    }
  }
  return readAgain(client, rows)
}

/** The same rows as they stand now. One that is gone has no values. */
export async function readAgain(client: pg.Client, rows: readonly SampleRow[]): Promise<SampleRow[]> {
  const now: SampleRow[] = []
  for (const { table, key } of rows) {
    const found = await client.query<{ values: Row }>(
      `SELECT to_jsonb(t) AS "values" FROM "${table}" t WHERE to_jsonb(t) @> $1`,
      [key],
    )
    now.push({ table, key, values: found.rows[0]?.values ?? {} })
  }
  return now
}

export const tablesOf = async (client: pg.Client): Promise<string[]> => [
  ...(await columnsByTable(client)).keys(),
]

/** Each table's columns that can be written: neither numbered nor worked out by the database. */
async function columnsByTable(client: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(`
    SELECT DISTINCT ON (c.relname, a.attnum) c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type,
      (SELECT enumlabel FROM pg_enum WHERE enumtypid = a.atttypid ORDER BY enumsortorder LIMIT 1) AS label,
      f.confrelid::regclass::text AS "references",
      (SELECT attname FROM pg_attribute WHERE attrelid = f.confrelid AND attnum = f.confkey[array_position(f.conkey, a.attnum)]) AS referenced,
      a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS "isRequired",
      EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS "isKey"
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY (f.conkey)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '\\_prisma%' AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum`)
  const byTable = new Map<string, Column[]>()
  for (const row of rows) byTable.set(row.table, [...(byTable.get(row.table) ?? []), row])
  return byTable
}

async function tryToInsert(
  client: pg.Client,
  table: string,
  columns: Column[],
  before: SampleRow[],
): Promise<SampleRow | null> {
  const required = columns.filter(({ isRequired }) => isRequired)
  if (required.some((column) => sampleValue(column, before) === undefined)) return null // its parent is not there yet
  const optional = columns.filter(({ isRequired, isKey }) => !isRequired && !isKey)
  // A rule may ask for one of several that are empty by themselves, such as what a report is about.
  const waysToFill = [required, ...optional.map((one) => [...required, one])]
  let row: Row | undefined
  for (const filled of waysToFill) row ??= await insert(client, table, filled, before)
  if (!row) return null
  const key = Object.fromEntries(columns.flatMap(({ name, isKey }) => (isKey ? [[name, row[name]]] : [])))
  for (const column of optional) {
    const value = sampleValue(column, before)
    if (value !== undefined)
      await unlessRefused(() =>
        client.query(`UPDATE "${table}" t SET "${column.name}" = $1 WHERE to_jsonb(t) @> $2`, [value, key]),
      )
  }
  return { table, key, values: row }
}

/** The row, as made or, in a table that has one from its migration, as found. */
async function insert(
  client: pg.Client,
  table: string,
  columns: Column[],
  before: SampleRow[],
): Promise<Row | undefined> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const places = columns.map((_, i) => `$${i + 1}`).join(', ')
  const values = columns.map((column) => sampleValue(column, before))
  const what = columns.length === 0 ? 'DEFAULT VALUES' : `(${names}) VALUES (${places})`
  const made = await unlessRefused(() =>
    client.query<{ row: Row }>(`INSERT INTO "${table}" AS t ${what} RETURNING to_jsonb(t) AS "row"`, values),
  )
  if (made) return made.rows[0]?.row
  return (await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS "row" FROM "${table}" t LIMIT 1`)).rows[0]
    ?.row
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && RULE.test(String(error.code))) return null
    throw error
  }
}

/** Undefined when the column points to a row that is not there. */
function sampleValue(
  { table, name, type, label, references, referenced }: Column,
  before: SampleRow[],
): unknown {
  if (references) {
    const parent = before.find(({ table }) => table === references.replaceAll('"', ''))
    return referenced ? parent?.values[referenced] : undefined
  }
  const fitting = FITTING[`${table}.${name}`] ?? label
  if (fitting !== null) return fitting
  if (type.endsWith('[]')) return '{}'
  return SAMPLES[type] ?? 'sample'
}

/** Where the rules want one of a few words, or an enum's first label was taken away again before anything had written it. */
const FITTING: Record<string, string> = {
  'crux_room_point.section': 'beliefs',
  'crux_room_seat.seat': 'first',
  'held_comment.why': 'first',
  'moderation_case.kind': 'report',
  'token.purpose': 'reset_password',
}

const SAMPLES: Record<string, unknown> = {
  integer: 1,
  smallint: 1,
  bigint: 1,
  'double precision': 0.5,
  real: 0.5,
  numeric: 0.5,
  boolean: true,
  jsonb: '{}',
  json: '{}',
  bytea: Buffer.from([1]),
  uuid: '3f1c2b1e-0000-4000-8000-000000000001',
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
  'timestamp without time zone': '2026-01-01T00:00:00',
  inet: '127.0.0.1',
  xid8: '7',
}
