import { randomBytes } from 'node:crypto'
import type { Member } from '@/lib/access/actor'
import { db, tuples } from '@/lib/server/db'

// People, threads and comments for tests on a real database, each with a name of its own, so that tests share nothing.

const letters = (): string => randomBytes(5).toString('hex')

/** Somebody who has been here for long enough, unless told otherwise. */
export async function givenMember(given: Partial<Member> = {}): Promise<Member> {
  const handle = given.handle ?? `member-${letters()}`
  const { karma = 0, role = 'member', joinedAt = new Date('2020-01-01') } = given
  const suspendedUntil = given.suspendedUntil ?? null
  const { id } = await db.user.create({ data: { handle, karma, role, joinedAt, suspendedUntil } })
  return {
    kind: 'member',
    id,
    handle,
    name: handle,
    role,
    karma,
    joinedAt,
    isVerified: true,
    suspendedUntil,
    sessionId: 0,
  }
}

/** An empty thread; its address. */
export async function givenThread(by?: Member): Promise<string> {
  const slug = `thread-${letters()}`
  const authorId = (by ?? (await givenMember())).id
  const group = await db.group.upsert({
    where: { slug: 'commons' },
    create: { slug: 'commons', name: 'Commons' },
    update: {},
  })
  await db.thread.create({
    data: {
      slug,
      groupId: group.id,
      authorId,
      kind: 'post',
      title: `About ${slug}`,
      body: 'Somebody has to begin.',
      bodyHtml: '<p>Somebody has to begin.</p>',
      rendererVersion: 1,
    },
  })
  return slug
}

/** Every count and sum of a thread that is not what its causes add up to; nothing when all is well. */
export async function driftIn(slug: string): Promise<string[]> {
  const rows = await tuples<[string, string]>(
    'test-drift',
    `WITH RECURSIVE c AS (SELECT c.* FROM comment c JOIN thread t ON t.id = c.thread_id WHERE t.slug = $1),
       pairs AS (SELECT id, parent_id AS above, created_at FROM c
                 UNION ALL SELECT p.id, c.parent_id, p.created_at FROM pairs p JOIN c ON c.id = p.above),
       below AS (SELECT above AS id, count(*)::int AS n, max(created_at) AS last FROM pairs WHERE above IS NOT NULL GROUP BY above),
       votes AS (SELECT v.comment_id AS id, sum(v.weight) FILTER (WHERE v.axis = 'karma')::int AS score, count(*) FILTER (WHERE v.axis = 'karma')::int AS n
                 FROM comment_vote v JOIN c ON c.id = v.comment_id GROUP BY 1)
     SELECT ref, format('descendants %s, counted %s', descendant_count, coalesce(b.n, 0)) FROM c LEFT JOIN below b USING (id) WHERE descendant_count <> coalesce(b.n, 0)
     UNION ALL SELECT ref, format('last activity %s, counted %s', last_activity_at, greatest(created_at, b.last)) FROM c LEFT JOIN below b USING (id) WHERE last_activity_at <> greatest(created_at, b.last)
     UNION ALL SELECT ref, format('score %s of %s, counted %s of %s', c.score, vote_count, v.score, v.n) FROM c LEFT JOIN votes v USING (id)
               WHERE (c.score, vote_count) IS DISTINCT FROM (coalesce(v.score, 0), coalesce(v.n, 0))
     UNION ALL SELECT c.ref, 'depth' FROM c LEFT JOIN c p ON p.id = c.parent_id WHERE c.depth <> coalesce(p.depth + 1, 0) OR c.top_id IS DISTINCT FROM coalesce(p.top_id, p.id)
     UNION ALL SELECT slug, format('%s comments up to %s, counted %s', comment_count, last_seq, (SELECT count(*) FROM c)) FROM thread
               WHERE slug = $1 AND (comment_count <> (SELECT count(*) FROM c) OR last_seq <> (SELECT coalesce(max(seq), 0) FROM c))`,
    [slug],
  )
  return rows.map(([what, words]) => `${what}: ${words}`)
}
