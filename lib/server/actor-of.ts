import { type Actor, guest, type Role } from '@/lib/access/actor'
import { tuples } from './db'

type ActorTuple = [
  number,
  string,
  string | null,
  Role,
  number,
  Date,
  Date | null,
  Date | null,
  number,
  boolean,
]

/** Who holds this session token now; a guest when nobody does. One prepared statement. */
export async function actorOf(token: string | undefined): Promise<Actor> {
  if (!token) return guest
  const [row] = await tuples<ActorTuple>(
    'actor',
    `SELECT u.id, u.handle, u.name, u.role, u.karma, u.joined_at, u.email_verified, u.suspended_until, s.id,
       s.last_seen_at < now() - interval '5 minutes'
     FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.session_token = $1 AND s.expires > now() AND u.deleted_at IS NULL`,
    [token],
  )
  if (!row) return guest
  const [id, handle, name, role, karma, joinedAt, verified, suspendedUntil, sessionId, isStale] = row
  if (isStale)
    await tuples('session-seen', 'UPDATE session SET last_seen_at = now() WHERE id = $1', [sessionId])
  return {
    kind: 'member',
    id,
    handle,
    name: name ?? handle,
    role,
    karma,
    joinedAt,
    isVerified: verified !== null,
    suspendedUntil,
    sessionId,
  }
}
