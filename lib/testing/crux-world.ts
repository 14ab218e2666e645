import type { Mark, Percents } from '@/lib/cruxes/stance'
import { tuples } from '@/lib/server/db'

let made = 0

/** Somebody with an account; the handle begins with the name. */
export async function givenPerson(name = 'Ada', role = 'member'): Promise<number> {
  const handle = `${name.toLowerCase()}-${++made}`
  return one(`INSERT INTO app_user (handle, name, role) VALUES ($1, $2, $3::role) RETURNING id`, [
    handle,
    name,
    role,
  ])
}

export type GivenThread = { id: number; slug: string; authorId: number; claimId: number }

/** A thread with a main claim, and with nothing else. */
export async function givenThread(settings: object | null = null): Promise<GivenThread> {
  const authorId = await givenPerson('Author')
  const slug = `thread-${++made}`
  const groupId = await one(
    `INSERT INTO forum_group (slug, name) VALUES ('commons', 'Commons') ON CONFLICT (slug) DO UPDATE SET name = excluded.name RETURNING id`,
    [],
  )
  const id = await one(
    `INSERT INTO thread (slug, group_id, author_id, kind, title, body, body_html, renderer_version, settings)
     VALUES ($1, $2, $3, 'post', 'A thread', 'Words.', '<p>Words.</p>', 1, $4) RETURNING id`,
    [slug, groupId, authorId, settings],
  )
  const claimId = await one(
    `INSERT INTO claim (thread_id, ref, text) VALUES ($1, 'main', 'It will work.') RETURNING id`,
    [id],
  )
  return { id, slug, authorId, claimId }
}

/** A crux of a thread, proposed by its author. */
export async function givenCrux(thread: GivenThread, row: { kind?: string; state?: string } = {}) {
  return one(
    `INSERT INTO crux (thread_id, ref, position, statement, kind, state, created_by_id)
     VALUES ($1, $2, $3, 'It will be ready by June.', $4::crux_kind, $5::crux_state, $6) RETURNING id`,
    [thread.id, `x${++made}`, made, row.kind ?? 'empirical', row.state ?? 'open', thread.authorId],
  )
}

/** A comment at the end of a thread. */
export async function givenComment(thread: GivenThread, authorId: number, body = 'Words of a comment.') {
  const ref = `c${++made}`
  const id = await one(
    `INSERT INTO comment (thread_id, ref, seq, author_id, body, body_html, renderer_version, depth)
     VALUES ($1, $2, $3, $4, $5, '<p>' || $5 || '</p>', 1, 0) RETURNING id`,
    [thread.id, ref, made, authorId, body],
  )
  return { id, ref }
}

/** Somebody's numbers on a crux, as if given a while ago. */
export async function givenStance(
  thread: GivenThread,
  cruxId: number,
  userId: number,
  { credence = null, ifTrue = null, ifFalse = null, main = null }: Partial<Percents>,
  mark: Mark | null = null,
): Promise<void> {
  await tuples(
    'given-stance',
    `INSERT INTO crux_stance_event (crux_id, claim_id, user_id, credence, if_true, if_false, main, mark, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::stance_mark, '2026-01-01'::timestamptz + make_interval(secs => $9))`,
    [cruxId, thread.claimId, userId, credence, ifTrue, ifFalse, main, mark, ++made],
  )
}

async function one(text: string, values: unknown[]): Promise<number> {
  const [row] = await tuples<[number]>(`given ${text.slice(0, 40)}`, text, values)
  if (!row) throw new Error(`nothing came of ${text}`)
  return row[0]
}
