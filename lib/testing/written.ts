import { db, transaction } from '@/lib/server/db'

/** A thread, and people to write in it, made by hand: for tests of what happens after something was written. */
export async function givenThread(
  slug: string,
  handles: readonly string[],
): Promise<{ id: number; people: number[] }> {
  const people: number[] = []
  for (const handle of handles)
    people.push((await db.user.upsert({ where: { handle }, create: { handle }, update: {} })).id)
  const group = await db.group.upsert({
    where: { slug: 'commons' },
    create: { slug: 'commons', name: 'Commons' },
    update: {},
  })
  const text = { body: 'Words.', bodyHtml: '<p>Words.</p>', rendererVersion: 1, authorId: people[0] ?? 0 }
  const { id } = await db.thread.create({
    data: { ...text, slug, groupId: group.id, kind: 'post', title: `About ${slug}` },
  })
  return { id, people }
}

/** Write a comment as the forum does: numbered under the thread's lock. */
export async function writeComment(
  threadId: number,
  authorId: number,
  { ref, parent = null, body = 'Words.' }: { ref: string; parent?: string | null; body?: string },
): Promise<number> {
  return transaction(async (query) => {
    const [held] = await query<[number]>(
      'test-hold',
      'UPDATE thread SET last_seq = last_seq + 1, comment_count = comment_count + 1 WHERE id = $1 RETURNING last_seq',
      [threadId],
    )
    const [made] = await query<[number]>(
      'test-comment',
      `INSERT INTO comment (thread_id, ref, seq, parent_id, top_id, depth, author_id, body, body_html, renderer_version)
       SELECT $1, $2, $3, p.id, coalesce(p.top_id, p.id), coalesce(p.depth + 1, 0), $4, $5, '<p>' || $5 || '</p>', 1
       FROM (SELECT 1) one LEFT JOIN comment p ON p.thread_id = $1 AND p.ref = $6 RETURNING id`,
      [threadId, ref, held?.[0], authorId, body, parent],
    )
    return made?.[0] ?? 0
  })
}
