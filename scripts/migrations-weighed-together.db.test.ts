import { readdirSync } from 'node:fs'
import pg from 'pg'
import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/testing/database'
import { migrate } from './lib/migrate.mjs'

const before = readdirSync('prisma/migrations')
  .filter((name) => /^\d/.test(name))
  .sort()
  .indexOf('20261122232000_weighed_together')

test('two cruxes that were said to count only together become parts of one, proposed by whoever said so', async () => {
  const { url, drop } = await cloneDatabase('nothing')
  const client = new pg.Client({ connectionString: url })
  try {
    await migrate({ url, upTo: before })
    await client.connect()
    await client.query(`
      INSERT INTO app_user (id, handle, role) VALUES (1, 'ada', 'member'), (2, 'bob', 'member');
      INSERT INTO forum_group (id, slug, name) VALUES (1, 'commons', 'Commons');
      INSERT INTO thread (id, slug, group_id, author_id, kind, title, body, body_html, renderer_version) VALUES (1, 'a-thread', 1, 1, 'post', 'A', 'B', 'B', 1);
      INSERT INTO crux (id, thread_id, ref, position, statement, kind, created_by_id) VALUES
        (11, 1, 'x1', 0, 'The bridge is open.', 'forecast', 1), (12, 1, 'x2', 1, 'The steel is here.', 'forecast', 1), (13, 1, 'x3', 2, 'It is beautiful.', 'value', 1);
      SELECT setval(pg_get_serial_sequence('crux', 'id'), 100);
      INSERT INTO crux_relation (from_id, to_id, type) VALUES (11, 12, 'conjunct_of'), (12, 13, 'conjunct_of'), (11, 13, 'refines');
      INSERT INTO crux_event (crux_id, actor_id, kind, after) VALUES (11, 2, 'related', '{"type": "conjunct_of", "to": 12}')`)
    await migrate({ url })

    const { rows } = await client.query(`
      SELECT x.statement, x.kind, x.ref, x.created_by_id AS by, array_agg(r.from_id ORDER BY r.from_id) AS parts
      FROM crux x JOIN crux_relation r ON r.to_id = x.id AND r.type = 'conjunct_of' GROUP BY x.id ORDER BY x.id`)
    expect(rows).toEqual([
      {
        ...{ statement: 'Both hold: The bridge is open; The steel is here.', kind: 'forecast', ref: 'x4' },
        ...{ by: 2, parts: [11, 12] },
      },
      {
        ...{ statement: 'Both hold: The steel is here; It is beautiful.', kind: 'value', ref: 'x5' },
        ...{ by: 1, parts: [12, 13] },
      },
    ])
    const others = await client.query(`SELECT from_id, to_id FROM crux_relation WHERE type = 'refines'`)
    expect(others.rows).toEqual([{ from_id: 11, to_id: 13 }])
  } finally {
    await client.end()
    await drop()
  }
}, 60_000)
