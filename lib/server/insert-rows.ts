import type { Tx } from './db'

/** Rows in one statement: enough that their number no longer matters, few enough that the text of them stays small. */
const AT_ONCE = 1000

/**
 * Put many rows of one shape into a table, in one statement per thousand. Keys are the schema's names of columns; rows
 * that are there already are passed over. For imports: Prisma's createMany takes a millisecond or two for every row.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const columns = keys.map((key) => `"${snakeCase(key)}"`).join(', ')
  const sql = `INSERT INTO "${table}" (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb) ON CONFLICT DO NOTHING`
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const batch = rows.slice(i, i + AT_ONCE).map((row) => rename(row))
    await tx.$executeRawUnsafe(sql, JSON.stringify(batch)) // the names come from our own code
  }
}

const rename = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]))

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
