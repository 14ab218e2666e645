import type pg from 'pg'

export type SampleRow = { table: string; values: Record<string, unknown> }

type Column = {
  table: string
  name: string
  type: string
  label: string | null
  references: string | null
  referenced: string | null
}

/**
 * Put one plausible row into every table that takes one, parents first, knowing nothing of the schema. Tables with
 * rules that no plain value satisfies are left out.
 */
export async function insertSampleRows(client: pg.Client): Promise<SampleRow[]> {
  const tables = await requiredColumns(client)
  const inserted: SampleRow[] = []
  for (let progress = true; progress; ) {
    progress = false
    for (const [table, columns] of tables) {
      const row = await tryToInsert(client, table, columns, inserted)
      if (!row) continue
      tables.delete(table)
      inserted.push(row)
      progress = true
    }
  }
  return inserted
}

/** The columns of each table that must be given: no default, not null. */
async function requiredColumns(client: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(`
    SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type,
      (SELECT enumlabel FROM pg_enum WHERE enumtypid = a.atttypid ORDER BY enumsortorder LIMIT 1) AS label,
      f.confrelid::regclass::text AS "references",
      (SELECT attname FROM pg_attribute WHERE attrelid = f.confrelid AND attnum = f.confkey[array_position(f.conkey, a.attnum)]) AS referenced
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY (f.conkey)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '\\_prisma%'
      AND (a.attnotnull AND NOT a.atthasdef AND a.attidentity = '')
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
  const values = columns.map((column) => sampleValue(column, before))
  if (values.includes(undefined)) return null // its parent is not there yet
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const places = columns.map((_, i) => `$${i + 1}`).join(', ')
  try {
    const { rows } = await client.query(
      `INSERT INTO "${table}" (${names}) VALUES (${places}) RETURNING *`,
      values,
    )
    return { table, values: rows[0] }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('23')) return null // a rule of its own
    throw error
  }
}

/** Undefined when the column points to a row that is not there. */
function sampleValue({ type, label, references, referenced }: Column, before: SampleRow[]): unknown {
  if (references) {
    const parent = before.find(({ table }) => table === references.replaceAll('"', ''))
    return referenced ? parent?.values[referenced] : undefined
  }
  if (label !== null) return label
  if (type.endsWith('[]')) return '{}'
  return SAMPLES[type] ?? 'sample'
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
}
