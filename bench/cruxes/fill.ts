import type pg from 'pg'

export const CRUXES = 100
export const HOLDERS = 300
/** What the promise of a stance is made for. */
export const SMALL_HOLDERS = 50
export const BIG = 'a-hundred-cruxes'

/**
 * A thread of a hundred cruxes with three hundred people who hold a stance on each, in two camps; and one with a single crux and fifty
 * of them. Numbers follow from people and cruxes, the same in every run. Returns the number of the single crux.
 */
export async function fillCruxes(client: pg.Client): Promise<number> {
  await client.query(`INSERT INTO forum_group (id, slug, name) VALUES (1, 'commons', 'Commons')`)
  await client.query(
    `INSERT INTO app_user (id, handle) SELECT n, 'holder-' || n FROM generate_series(1, ${HOLDERS}) n`,
  )
  await client.query(
    `INSERT INTO thread (id, slug, group_id, author_id, kind, title, body, body_html, renderer_version)
     VALUES (1, '${BIG}', 1, 1, 'post', 'A hundred cruxes', 'Words.', '<p>Words.</p>', 1), (2, 'one-crux', 1, 1, 'post', 'One crux', 'Words.', '<p>Words.</p>', 1)`,
  )
  await client.query(
    `INSERT INTO claim (id, thread_id, ref, text) VALUES (1, 1, 'main', 'It will be worth it.'), (2, 2, 'main', 'It will be worth it.')`,
  )
  await client.query(
    `INSERT INTO crux (id, thread_id, ref, position, statement, kind, state, created_by_id, created_at)
     SELECT n, CASE WHEN n > ${CRUXES} THEN 2 ELSE 1 END, 'x' || n, n, 'Statement number ' || n || ' about what will happen when it is tried is true.', 'empirical',
       'open', 1, '2026-01-01'::timestamptz + n * interval '5 hours' FROM generate_series(1, ${CRUXES + 1}) n`,
  )
  await client.query(
    `INSERT INTO crux_relation (from_id, to_id, type) SELECT n, n + 1, 'depends_on' FROM generate_series(1, ${CRUXES - 1}) n WHERE n % 9 = 0`,
  )
  // Believers are even, and answer high where the crux divides; everybody differs a little from everybody.
  await client.query(
    `INSERT INTO crux_stance_event (crux_id, claim_id, user_id, credence, if_true, if_false, main, at)
     SELECT x.id, x.thread_id, u.id, CASE WHEN x.id % 3 = 0 OR u.id % 2 = 0 THEN 60 + (u.id * 7 + x.id) % 35 ELSE 5 + (u.id * 11 + x.id) % 35 END,
       50 + (u.id * 3 + x.id * 5) % 45, 10 + (u.id * 5 + x.id * 3) % 35, NULL, x.created_at + u.id * interval '17 minutes'
     FROM crux x CROSS JOIN app_user u WHERE x.thread_id = 1 OR u.id <= ${SMALL_HOLDERS}`,
  )
  await client.query(
    `INSERT INTO claim_stance_event (claim_id, user_id, credence, at)
     SELECT k.id, u.id, CASE WHEN u.id % 2 = 0 THEN 60 + u.id % 30 ELSE 10 + u.id % 30 END, '2026-01-01'::timestamptz + u.id * interval '1 hour'
     FROM claim k CROSS JOIN app_user u WHERE k.id = 1`,
  )
  for (const table of ['app_user', 'thread', 'claim', 'crux'])
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), max(id)) FROM ${table}`)
  await client.query('VACUUM ANALYZE')
  return CRUXES + 1
}
