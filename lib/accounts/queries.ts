import { tuples } from '@/lib/server/db'
import type { MemberView } from './view'

type MemberTuple = [
  number,
  string,
  string | null,
  string | null,
  boolean,
  boolean,
  number,
  number,
  number,
  number,
]

/** A member by handle, with what they have written counted; null when there is none. Karma is what others gave them, here and before an import. */
export async function readMember(handle: string): Promise<MemberView | null> {
  const [row] = await tuples<MemberTuple>(
    'member',
    `SELECT u.id, u.handle, u.name, u.about, u.automatic, u.placeholder,
       u.karma + coalesce((SELECT sum(imported_score) FROM comment c WHERE c.author_id = u.id), 0)::int
               + coalesce((SELECT sum(imported_score) FROM thread t WHERE t.author_id = u.id), 0)::int,
       (extract(epoch FROM u.joined_at) * 1000)::float8,
       (SELECT count(*)::int FROM comment c WHERE c.author_id = u.id AND c.state <> 'deleted'),
       (SELECT count(*)::int FROM thread t WHERE t.author_id = u.id)
     FROM app_user u WHERE u.handle = $1`,
    [handle],
  )
  if (!row) return null
  const [id, found, name, about, automatic, placeholder, karma, joinedAt, commentCount, threadCount] = row
  return {
    id,
    handle: found,
    name: name ?? found,
    about: about ?? '',
    automatic,
    placeholder,
    karma,
    joinedAt,
    commentCount,
    threadCount,
  }
}
