import { tuples } from '@/lib/server/db'

/** Where a thread can be started by this person, by name. */
export async function listGroups(viewerId: number | null): Promise<{ slug: string; name: string }[]> {
  const rows = await tuples<[string, string]>(
    'groups-to-start-in',
    'SELECT g.slug, g.name FROM forum_group g WHERE group_is_readable(g.id, $1) ORDER BY g.name LIMIT 200',
    [viewerId],
  )
  return rows.map(([slug, name]) => ({ slug, name }))
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
