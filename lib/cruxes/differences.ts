type Wanted<Row> = { [Column in keyof Row]?: Row[Column] | undefined }

/** The columns in which a row differs from what is wanted; null when it says all of it. What is undefined is not wanted. */
export function columnsToWrite<Row extends object>(row: Row, wanted: Wanted<Row>): Partial<Row> | null {
  const differing = Object.entries(wanted).filter(
    ([column, value]) => value !== undefined && !isEqual(value, row[column as keyof Row]), // a column of both
  )
  return differing.length > 0 ? (Object.fromEntries(differing) as Partial<Row>) : null
}

/**
 * What to do so that the rows here say what was brought, without taking any away: rows to add, and rows to change.
 * A row is what was brought when the first of `keys` says so; of those left over, when the second does, and so on.
 */
export function differences<Row extends Brought & { id: unknown }, Brought extends object>(
  here: readonly Row[],
  brought: readonly Brought[],
  keys: readonly ((one: Brought) => string)[],
): { added: Brought[]; changed: { id: Row['id']; data: Partial<Brought> }[] } {
  const [rows, added] = [new Set(here), new Set(brought)]
  const changed: { id: Row['id']; data: Partial<Brought> }[] = []
  for (const keyOf of keys) {
    const waiting = new Map<string, Row[]>()
    for (const row of rows) waiting.set(keyOf(row), [...(waiting.get(keyOf(row)) ?? []), row])
    for (const one of added) {
      const row = waiting.get(keyOf(one))?.shift()
      if (!row) continue
      rows.delete(row)
      added.delete(one)
      const data = columnsToWrite<Brought>(row, one)
      if (data) changed.push({ id: row.id, data })
    }
  }
  return { added: [...added], changed }
}

const isEqual = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b
