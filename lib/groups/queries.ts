import { db, tuples } from '@/lib/server/db'

/** Where a thread can be started, by name. */
export async function listGroups(): Promise<{ slug: string; name: string }[]> {
  return db.group.findMany({ select: { slug: true, name: true }, orderBy: { name: 'asc' }, take: 200 })
}

const KNOWN_TAGS = 12

/** The tags that most threads have, as a help for whoever looks for one. */
export async function listTags(): Promise<string[]> {
  const rows = await tuples<[string]>(
    'tags-known',
    `SELECT g.slug FROM tag g JOIN (
       SELECT tag_id, count(*) AS n FROM (SELECT tag_id FROM thread_tag ORDER BY thread_id DESC LIMIT 2000) AS recent GROUP BY tag_id
     ) AS used ON used.tag_id = g.id ORDER BY used.n DESC, g.slug LIMIT ${KNOWN_TAGS}`,
    [],
  )
  return rows.map(([slug]) => slug)
}
