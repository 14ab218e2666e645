import pg from 'pg'

/**
 * Everything that makes up a database's schema, as PostgreSQL itself words it; one line each, in order. Two databases
 * with equal lines cannot be told apart by any statement.
 */
export async function schemaOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ line: string }>(EVERYTHING)
    return rows.map(({ line }) => line)
  } finally {
    await client.end()
  }
}

const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')`

const EVERYTHING = `
  SELECT format('extension %s', extname) AS line FROM pg_extension
  UNION ALL
  SELECT format('%s %I.%I %s %s %s', o.relkind, n.nspname, o.relname, a.attnum, a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
      nullif(a.attgenerated, ''), nullif(a.attidentity, ''), pg_get_expr(def.adbin, def.adrelid)))
    FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace
    JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef def ON def.adrelid = o.oid AND def.adnum = a.attnum
    WHERE o.relkind IN ('r', 'v', 'm', 'p') AND ${OURS}
  UNION ALL
  SELECT format('constraint %I.%I %s', o.conrelid::regclass, o.conname, pg_get_constraintdef(o.oid))
    FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace WHERE o.conrelid <> 0 AND ${OURS}
  UNION ALL
  SELECT pg_get_indexdef(o.oid)
    FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace WHERE o.relkind = 'i' AND ${OURS}
  UNION ALL
  SELECT pg_get_functiondef(o.oid)
    FROM pg_proc o JOIN pg_namespace n ON n.oid = o.pronamespace WHERE o.prokind <> 'a' AND ${OURS}
  UNION ALL
  SELECT pg_get_triggerdef(o.oid) FROM pg_trigger o WHERE NOT o.tgisinternal
  UNION ALL
  SELECT format('enum %I.%I %s', n.nspname, o.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder))
    FROM pg_type o JOIN pg_namespace n ON n.oid = o.typnamespace JOIN pg_enum e ON e.enumtypid = o.oid
    WHERE ${OURS} GROUP BY n.nspname, o.typname
  UNION ALL
  SELECT format('view %I.%I %s', n.nspname, o.relname, pg_get_viewdef(o.oid))
    FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace WHERE o.relkind IN ('v', 'm') AND ${OURS}
  ORDER BY line`
