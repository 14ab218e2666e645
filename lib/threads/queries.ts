import { readableBy } from '@/lib/groups/readable'
import { db, tuples } from '@/lib/server/db'
import { afterCursor, isExact, magicOutside, type Ranked, rankByMagic } from './magic'
import { type PostVersion, toPostVersions } from './versions'
import type { Source, ThreadItem, ThreadKind, ThreadPage, ThreadSort, ThreadView } from './view'
import { fromCursor, toCursor } from './view'

/** The post, its author, group and tags; null when there is no such thread for this reader. One statement: as Prisma's include it is five, and 4 ms of every page. */
export async function readThread(slug: string, viewerId: number | null = null): Promise<ThreadView | null> {
  const [row] = await tuples<[ThreadView]>(
    'thread',
    `SELECT json_build_object(
       'id', t.id, 'slug', t.slug, 'kind', t.kind, 'title', t.title, 'html', t.body_html, 'headings', t.headings, 'turns', t.turns,
       'minutes', t.reading_minutes, 'karma', t.karma, 'agreement', t.agreement + coalesce(t.imported_agreement, 0), 'commentCount', t.comment_count,
       'author', json_build_object('handle', u.handle, 'name', coalesce(u.name, u.handle), 'automatic', u.automatic),
       'group', json_build_object('slug', g.slug, 'name', g.name),
       'tags', ARRAY(SELECT k.slug FROM thread_tag tt JOIN tag k ON k.id = tt.tag_id WHERE tt.thread_id = t.id ORDER BY tt.position),
       'createdAt', ${milliseconds('t.created_at')}, 'editedAt', ${milliseconds('t.edited_at')}, 'lastActivityAt', ${milliseconds('t.last_activity_at')},
       'mainClaim', (SELECT c.text FROM claim c WHERE c.thread_id = t.id AND c.ref = 'main'),
       'claims', (SELECT coalesce(json_agg(json_build_object('ref', c.ref, 'text', c.text) ORDER BY (c.ref <> 'main'), c.position, c.id), '[]') FROM claim c WHERE c.thread_id = t.id),
       'source', t.source, 'media', t.media, 'crosspostedFrom', t.crossposted_from,
       'isRemoved', EXISTS (SELECT 1 FROM removed_post r WHERE r.thread_id = t.id))
     FROM thread t JOIN app_user u ON u.id = t.author_id JOIN forum_group g ON g.id = t.group_id WHERE t.slug = $1 AND ${readableBy('g.id', '$2::int')}`,
    [slug, viewerId],
  )
  return row?.[0] ?? null
}

const milliseconds = (column: string): string => `(date_part('epoch', ${column}) * 1000)::int8`

type Filter = {
  tag?: string | null
  group?: string | null
  author?: string | null
  /** Who reads; without one a guest, who sees what everybody may. */
  viewerId?: number | null
}
type Order = Exclude<ThreadSort, 'magic'>

const COLUMNS = {
  new: 't.created_at',
  top: 't.karma',
  active: 't.last_activity_at',
} as const satisfies Record<Order, string>
const KEYS = {
  new: '(extract(epoch FROM t.created_at) * 1000)::float8',
  top: 't.karma::float8',
  active: '(extract(epoch FROM t.last_activity_at) * 1000)::float8',
} as const satisfies Record<Order, string>
const FROM_KEY = {
  new: 'to_timestamp($1::float8 / 1000)',
  top: '$1::float8::int',
  active: 'to_timestamp($1::float8 / 1000)',
} as const satisfies Record<Order, string>

/** The filters as conditions; every parameter is named in every statement, so that its type is known. */
function conditionsOf({ tag, group, author }: Filter): string {
  return [
    '($3::text IS NULL OR $4::text IS NULL OR $5::text IS NULL OR true)',
    tag &&
      'EXISTS (SELECT 1 FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id AND g.slug = $3)',
    group && 't.group_id = (SELECT id FROM forum_group WHERE slug = $4)',
    author && 't.author_id = (SELECT id FROM app_user WHERE handle = $5)',
    readableBy('t.group_id', '$6::int'),
  ]
    .filter(Boolean)
    .join(' AND ')
}
const nameOf = ({ tag, group, author }: Filter): string =>
  `${tag ? 't' : ''}${group ? 'g' : ''}${author ? 'a' : ''}`
const valuesOf = ({ tag = null, group = null, author = null, viewerId = null }: Filter) => [
  tag,
  group,
  author,
  viewerId,
]

/**
 * One page of threads, best or newest first: costs the same however many threads there are.
 * Null when `after` is not a place that an earlier page named.
 */
export async function listThreads({
  sort,
  after = null,
  limit = 30,
  ...filter
}: Filter & { sort: ThreadSort; after?: string | null; limit?: number }): Promise<ThreadPage | null> {
  return sort === 'magic' ? listByMagic(after, limit, filter) : listByKey(sort, after, limit, filter)
}

async function listByKey(
  sort: Order,
  after: string | null,
  limit: number,
  filter: Filter,
): Promise<ThreadPage | null> {
  const cursor = after === null ? null : fromCursor(after, 2)
  if (after !== null && cursor === null) return null
  if (sort === 'top' && Math.abs(cursor?.[0] ?? 0) >= 2 ** 31) return null // more karma than a thread can have
  const column = COLUMNS[sort]
  const rows = await tuples<[number, number]>(
    `threads-${sort}-${limit}-${cursor ? 'on' : 'first'}-${nameOf(filter)}`,
    `SELECT t.id, ${KEYS[sort]} FROM thread t
     WHERE ${cursor ? `(${column}, t.id) < (${FROM_KEY[sort]}, $2::int)` : '($1::float8 IS NULL OR $2::int IS NULL OR true)'} AND ${conditionsOf(filter)}
     ORDER BY ${column} DESC, t.id DESC LIMIT ${limit + 1}`,
    [cursor?.[0] ?? null, cursor?.[1] ?? null, ...valuesOf(filter)],
  )
  const last = rows[limit - 1]
  return {
    items: await readItems(rows.slice(0, limit).map(([id]) => id)),
    next: rows.length > limit && last ? toCursor(last[1], last[0]) : null,
  }
}

const FIRST_LOOK = 200
const LAST_LOOK = 6400

async function listByMagic(after: string | null, limit: number, filter: Filter): Promise<ThreadPage | null> {
  const numbers = after === null ? null : fromCursor(after, 3)
  if (after !== null && numbers === null) return null
  const [at = Date.now(), value = Number.POSITIVE_INFINITY, id = 0] = numbers ?? []
  for (let look = FIRST_LOOK; ; look *= 4) {
    const [newest, mostValued] = await Promise.all([
      readRanked('created_at', look, filter),
      readRanked('karma', look, filter),
    ])
    const seen = [...new Map([...newest, ...mostValued].map((one) => [one.id, one])).values()]
    const page = afterCursor(rankByMagic(seen, at), { at, value, id }).slice(0, limit + 1)
    if (!isExact(page, limit + 1, magicOutside(newest, mostValued, look, at)) && look < LAST_LOOK) continue
    const last = page[limit - 1]
    return {
      items: await readItems(page.slice(0, limit).map((one) => one.id)),
      next: page.length > limit && last ? toCursor(at, last.value, last.id) : null,
    }
  }
}

async function readRanked(column: 'created_at' | 'karma', look: number, filter: Filter): Promise<Ranked[]> {
  const rows = await tuples<[number, number, number]>(
    `threads-by-${column}-${look}-${nameOf(filter)}`,
    `SELECT t.id, t.karma, (extract(epoch FROM t.created_at) * 1000)::float8 FROM thread t
     WHERE ($1::int IS NULL OR $2::int IS NULL OR true) AND ${conditionsOf(filter)} ORDER BY t.${column} DESC, t.id DESC LIMIT ${look}`,
    [null, null, ...valuesOf(filter)],
  )
  return rows.map(([id, karma, createdAt]) => ({ id, karma, createdAt }))
}

type ItemTuple = [
  number,
  string,
  string,
  ThreadKind,
  string,
  string | null,
  boolean,
  number,
  number,
  number,
  number,
  string[],
  string | null,
  number,
  number,
]

/** What a list shows of these threads, in this order. */
async function readItems(ids: readonly number[]): Promise<ThreadItem[]> {
  const rows = await tuples<ItemTuple>(
    'thread-items',
    `SELECT t.id, t.slug, t.title, t.kind, u.handle, u.name, u.automatic, t.karma, t.comment_count,
       (extract(epoch FROM t.created_at) * 1000)::float8, (extract(epoch FROM t.last_activity_at) * 1000)::float8,
       ARRAY(SELECT g.slug FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id ORDER BY tt.position),
       (SELECT k.text FROM claim k WHERE k.thread_id = t.id AND k.ref = 'main'),
       (SELECT count(*)::int FROM crux x WHERE x.thread_id = t.id AND x.state NOT IN ('merged', 'rejected')), t.reading_minutes
     FROM thread t JOIN app_user u ON u.id = t.author_id WHERE t.id = ANY($1)`,
    [ids],
  )
  const items = new Map(rows.map((row) => [row[0], toItem(row)]))
  return ids.flatMap((id) => items.get(id) ?? [])
}

function toItem([
  ,
  slug,
  title,
  kind,
  handle,
  name,
  automatic,
  karma,
  commentCount,
  createdAt,
  lastActivityAt,
  tags,
  mainClaim,
  cruxCount,
  minutes,
]: ItemTuple): ThreadItem {
  return {
    slug,
    title,
    kind,
    author: { handle, name: name ?? handle, automatic },
    karma,
    commentCount,
    createdAt,
    lastActivityAt,
    tags,
    mainClaim,
    cruxCount,
    minutes,
  }
}

/** The texts a post has had, oldest first, the present one last; null when there is no such thread. */
export async function readPostEdits(slug: string): Promise<{ title: string; texts: PostVersion[] } | null> {
  const thread = await db.thread.findUnique({
    where: { slug },
    select: {
      title: true,
      body: true,
      createdAt: true,
      editedAt: true,
      source: true,
      claims: { where: { ref: 'main' }, select: { text: true } },
      revisions: { orderBy: { revision: 'asc' } },
    },
  })
  if (!thread) return null
  const { title, body, source, claims, editedAt, createdAt, revisions } = thread
  const url = (source as Source | null)?.url ?? ''
  const now = { title, body, url, claim: claims[0]?.text ?? '', at: editedAt ?? createdAt }
  return { title, texts: toPostVersions([...revisions, now]) }
}

/** The threads that mirror a discussion from elsewhere, oldest original first. */
export async function listMirrors(): Promise<
  { slug: string; title: string; site: string; original: string | null }[]
> {
  return db.$queryRaw`
    SELECT slug, title, source->>'site' AS site, source->>'title' AS original
    FROM thread WHERE source->>'mirrored' = 'true' AND group_is_readable(group_id, NULL) ORDER BY created_at LIMIT 200`
}
