import { db } from '@/lib/server/db'

export type AllRows = Record<string, unknown[]>

/** Every row of every table, as the database words it: what a test compares that says "nothing has changed". */
export async function allRows(): Promise<AllRows> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE '\\_prisma%' ORDER BY 1`
  const rows: AllRows = {}
  for (const { name } of tables) {
    const found = await db.$queryRawUnsafe<{ row: unknown }[]>(
      `SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY t::text`, // the name is from the catalogue
    )
    rows[name] = found.map(({ row }) => row)
  }
  return rows
}

/** The ids in every table that has them. */
export const idsIn = (rows: AllRows): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [
      table,
      all.flatMap((row) => (typeof row === 'object' && row !== null && 'id' in row ? [row.id] : [])),
    ]),
  )
