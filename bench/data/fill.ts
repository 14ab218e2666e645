import type pg from 'pg'
import type { ThreadDocument } from '@/lib/transfer/document'
import { commentRow, placesOf, threadRow } from '@/lib/transfer/rows'
import { learnProse, write } from './prose'
import { drawFrom } from './random'
import { PERSON_HANDLES, timeOf, writeComments } from './thread'

const SEED = 20_261_122
const BATCH = 2000

type Row = Record<string, unknown>

/** Threads of these sizes and the people who write in them, into an empty database. */
export async function fillThreads(client: pg.Client, sizes: readonly number[]): Promise<void> {
  await insert(client, 'forum_group', [{ id: 1, slug: 'commons', name: 'Commons' }])
  await insert(
    client,
    'app_user',
    PERSON_HANDLES.map((handle, i) => ({ id: i + 1, handle, placeholder: true })),
  )
  const prose = learnProse()
  for (const [i, size] of sizes.entries()) {
    const draw = drawFrom(SEED + size)
    const comments = writeComments(prose, draw, size)
    await fillThread(client, i + 1, {
      format: 'doublecrux.thread/1',
      thread: {
        slug: slugOf(size),
        group: 'commons',
        kind: 'post',
        title: `A thread of ${size} comments`,
        by: PERSON_HANDLES[0] ?? '',
        body: `${write(prose, draw, 1200)}\n\n${write(prose, draw, 1200)}`,
        created_at: timeOf(0),
        tags: [],
      },
      people: [],
      comments,
    })
  }
  await settle(client)
}

export const slugOf = (size: number): string => `thread-of-${size}`

async function fillThread(client: pg.Client, id: number, document: ThreadDocument): Promise<void> {
  const { comments } = document
  await insert(client, 'thread', [
    {
      ...threadRow(document),
      id,
      groupId: 1,
      authorId: 1,
      commentCount: comments.length,
      lastSeq: comments.length,
    },
  ])
  const places = placesOf(comments)
  const people = new Map(PERSON_HANDLES.map((handle, i) => [handle, i + 1]))
  const ids = new Map(comments.map((comment, i) => [comment.id, id * 100_000 + i]))
  const rows = comments.map((comment, i): Row => {
    const {
      parent = null,
      top = null,
      depth = 0,
      below = 0,
      lastActivityAt = 0,
    } = places.get(comment.id) ?? {}
    return {
      ...commentRow(comment),
      id: ids.get(comment.id),
      threadId: id,
      seq: i + 1,
      parentId: parent && ids.get(parent),
      topId: top && ids.get(top),
      depth,
      descendantCount: below,
      lastActivityAt: new Date(lastActivityAt),
      authorId: comment.by && people.get(comment.by),
    }
  })
  for (let from = 0; from < rows.length; from += BATCH)
    await insert(client, 'comment', rows.slice(from, from + BATCH))
}

/** Rows in one statement; all have the keys of the first, in camel case as the schema names them. */
async function insert(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${snake(name)}"`)
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])),
  )
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(named)],
  )
}

const COMMENTS_OF_SMALL = 5

/** Many small threads beside, with texts of the big ones: five comments each, the first four answering in a chain. */
export async function fillSmallThreads(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `INSERT INTO thread (slug, group_id, author_id, kind, title, body, body_html, renderer_version, created_at, last_activity_at, imported_score, comment_count, last_seq)
     SELECT 'small-' || n, 1, 1 + n % ${PERSON_HANDLES.length}, 'post', 'Small thread ' || n, body, body_html, renderer_version,
       created_at - n * interval '11 minutes', created_at - n * interval '10 minutes', n % 60, ${COMMENTS_OF_SMALL}, ${COMMENTS_OF_SMALL}
     FROM generate_series(1, $1::int) n, thread WHERE id = 1`,
    [count],
  )
  await client.query(
    `INSERT INTO comment (id, thread_id, ref, seq, parent_id, top_id, depth, author_id, body, body_html, renderer_version, created_at, last_activity_at, imported_score)
     SELECT 10000000 + t.id * 10 + k, t.id, 'c' || k, k, CASE WHEN k BETWEEN 2 AND 4 THEN 10000000 + t.id * 10 + k - 1 END,
       CASE WHEN k BETWEEN 2 AND 4 THEN 10000000 + t.id * 10 + 1 END, CASE WHEN k BETWEEN 2 AND 4 THEN k - 1 ELSE 0 END,
       s.author_id, s.body, s.body_html, s.renderer_version, t.created_at + k * interval '1 minute', t.created_at + k * interval '1 minute', k
     FROM thread t CROSS JOIN generate_series(1, ${COMMENTS_OF_SMALL}) k
     JOIN comment s ON s.thread_id = 1 AND s.seq = 1 + (t.id * ${COMMENTS_OF_SMALL} + k) % 1000
     WHERE t.slug LIKE 'small-%' ORDER BY t.id, k`,
  )
  await settle(client)
}

/** What autovacuum would have done by the time people read. */
async function settle(client: pg.Client): Promise<void> {
  for (const table of ['app_user', 'forum_group', 'thread', 'comment'])
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), greatest(1, max(id))) FROM ${table}`,
    )
  await client.query('VACUUM ANALYZE')
}
