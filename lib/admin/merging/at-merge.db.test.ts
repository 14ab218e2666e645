import { expect, test } from 'vitest'
import { tuples } from '@/lib/server/db'
import { AT_MERGE } from './at-merge'

/** Every column that refers to a person: by a foreign key, or by its name where a record keeps a number on purpose. */
const columns = async (): Promise<string[]> => {
  const rows = await tuples<[string]>(
    'test-columns-of-people',
    `SELECT k.table_name || '.' || k.column_name FROM information_schema.referential_constraints r
     JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
     JOIN information_schema.constraint_column_usage u ON u.constraint_schema = r.unique_constraint_schema AND u.constraint_name = r.unique_constraint_name
     WHERE u.table_name = 'app_user'
     UNION SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('integer', 'bigint')
       AND c.column_name ~ '(^|_)(user|person|member|author|actor|owner|moderator|reporter|by)_id$' ORDER BY 1`,
    [],
  )
  return rows.map(([name]) => name)
}

test('of every column that refers to a person it is decided what becomes of it when two accounts become one', async () => {
  expect(Object.keys(AT_MERGE).sort()).toEqual((await columns()).sort())
})
