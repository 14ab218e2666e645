import { type Query, tuples } from '@/lib/server/db'
import type { ClaimRow, ClaimsOfThread } from './facts'

const NUMBER =
  '(SELECT count(*) FROM crux o WHERE o.thread_id = x.thread_id AND (o.position, o.id) <= (x.position, x.id))'

/** A thread's claims, the main one first, with who answered them: one query. Null when there is no such thread. */
export async function readClaims(slug: string, query: Query = tuples): Promise<ClaimsOfThread | null> {
  const [row] = await query<[number, number, boolean, ClaimRow[]]>(
    'claims-of-thread',
    `SELECT t.id, t.author_id, EXISTS (SELECT 1 FROM removed_post r WHERE r.thread_id = t.id),
       (SELECT coalesce(json_agg(json_build_object('id', k.id, 'ref', k.ref, 'text', k.text, 'createdById', k.created_by_id, 'by', coalesce(u.name, u.handle),
          'answeredBy', (SELECT coalesce(json_agg(DISTINCT a.user_id), '[]') FROM (
             SELECT e.user_id FROM claim_stance_event e WHERE e.claim_id = k.id
             UNION SELECT s.user_id FROM crux_stance_event s WHERE s.claim_id = k.id) a),
          'cruxes', (SELECT coalesce(json_agg('C' || ${NUMBER} ORDER BY x.position, x.id), '[]') FROM crux_claim c JOIN crux x ON x.id = c.crux_id WHERE c.claim_id = k.id),
          'former', (SELECT coalesce(json_agg(r.text ORDER BY r.at, r.id), '[]') FROM claim_revision r WHERE r.claim_id = k.id))
          ORDER BY (k.ref <> 'main'), k.position, k.id), '[]')
        FROM claim k LEFT JOIN app_user u ON u.id = k.created_by_id WHERE k.thread_id = t.id)
     FROM thread t WHERE t.slug = $1`,
    [slug],
  )
  if (!row) return null
  const [threadId, authorId, isRemoved, claims] = row
  return { threadId, authorId, isRemoved, claims }
}
