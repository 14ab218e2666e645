import type { Actor } from '@/lib/access/actor'
import { enforce, isForGood } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { writeLog } from '@/lib/moderation/log/commands'
import { appealWords } from '@/lib/moderation/policy'
import { notePeople } from '@/lib/notifications/commands'
import { type Query, transaction } from '@/lib/server/db'
import { type SettingName, SITE_SETTINGS } from '@/lib/server/site-settings'
import { exactTime } from '@/lib/time/age'
import { mayAdminister, mayDoTo } from './policy'
import type { LiftInput, SettingInput, SiteRoleInput, SuspendInput } from './schema'

/** Who acts: an admin on a page, or whoever has the server's command line, who needs no account. */
export type By = Actor | 'console'

const isSetting = (name: string): name is SettingName => Object.hasOwn(SITE_SETTINGS, name)

/** Choose what a setting of the site is. A value that makes no sense is refused with what would. */
export async function setSetting(
  by: By,
  { name, value }: SettingInput,
  now: Date,
): Promise<{ value: unknown }> {
  if (by !== 'console') enforce(mayAdminister(by, now))
  if (!isSetting(name))
    throw new Refusal(
      'not-found',
      `There is no setting “${name}”: there are ${Object.keys(SITE_SETTINGS).join(', ')}.`,
    )
  const { schema } = SITE_SETTINGS[name]
  const lines = value.split('\n').map((line) => line.trim())
  const parsed = schema.safeParse('options' in schema ? value.trim() : lines.filter((line) => line !== ''))
  if (!parsed.success) {
    const wanted =
      'options' in schema ? schema.options.join(' or ') : 'one word or phrase of 2 to 100 letters a line'
    throw new Refusal('invalid', `“${name}” can be ${wanted}.`, null, 'value')
  }
  await transaction((query) =>
    query(
      'setting-write',
      `INSERT INTO site_setting (name, value, updated_at) VALUES ($1, $2::jsonb, $3)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
      [name, JSON.stringify(parsed.data), now],
    ),
  )
  return { value: parsed.data }
}

/** The member, held. Admins are held first, so that two do not take each other's role at once. */
async function holdMember(query: Query, handle: string): Promise<{ id: number; role: string }> {
  await query('admins-hold', `SELECT id FROM app_user WHERE role = 'admin' ORDER BY id FOR NO KEY UPDATE`, [])
  const [row] = await query<[number, string]>(
    'member-hold',
    'SELECT id, role FROM app_user WHERE handle = $1 AND NOT placeholder AND deleted_at IS NULL FOR NO KEY UPDATE',
    [handle],
  )
  if (!row) throw new Refusal('not-found', `There is no member “${handle}”.`, null, 'handle')
  return { id: row[0], role: row[1] }
}

async function countOtherAdmins(query: Query, id: number): Promise<number> {
  const [row] = await query<[number]>(
    'admins-other',
    `SELECT count(*)::int FROM app_user WHERE role = 'admin' AND id <> $1 AND deleted_at IS NULL`,
    [id],
  )
  return row?.[0] ?? 0
}

const isSelf = (by: By, id: number): boolean => by !== 'console' && by.kind === 'member' && by.id === id

/** Give somebody a role on the site. They are signed out everywhere by it (a trigger), so that no open page acts by the old one. */
export async function setSiteRole(
  by: By,
  { handle, role }: SiteRoleInput,
  now: Date,
): Promise<{ handle: string }> {
  return transaction(async (query) => {
    const member = await holdMember(query, handle)
    if (by !== 'console')
      enforce(mayDoTo(mayAdminister(by, now), { isSelf: isSelf(by, member.id), doing: 'change the role of' }))
    if (member.role === 'admin' && role !== 'admin' && (await countOtherAdmins(query, member.id)) === 0)
      throw new Refusal('conflict', 'This is the only admin: make another one first.')
    await query('member-role', 'UPDATE app_user SET role = $2::role WHERE id = $1 AND role <> $2::role', [
      member.id,
      role,
    ])
    return { handle }
  })
}

/** Sign somebody out on every device. */
export async function endSessions(
  by: By,
  handle: string,
  now: Date,
): Promise<{ handle: string; ended: number }> {
  if (by !== 'console') enforce(mayAdminister(by, now))
  return transaction(async (query) => {
    const { id } = await holdMember(query, handle)
    const ended = await query('member-sessions', 'DELETE FROM session WHERE user_id = $1 RETURNING id', [id])
    return { handle, ended: ended.length }
  })
}

/** Suspend somebody from the whole site: in the public log with its reason, and told to them. */
export async function suspendMember(
  by: By,
  { handle, days, reason }: SuspendInput,
  now: Date,
): Promise<{ handle: string }> {
  return transaction(async (query) => {
    const { id: personId } = await holdMember(query, handle)
    const actor =
      by === 'console'
        ? null
        : enforce(mayDoTo(mayAdminister(by, now), { isSelf: isSelf(by, personId), doing: 'suspend' }))
    const until = days === null ? null : new Date(now.getTime() + days * 86_400_000)
    const [was] = await query<[Date | null]>(
      'member-suspend',
      `UPDATE app_user u SET suspended_until = coalesce($2::timestamptz, '9999-12-31') FROM (SELECT id, suspended_until FROM app_user WHERE id = $1) was
       WHERE u.id = was.id AND (was.suspended_until IS NULL OR was.suspended_until <= $3 OR was.suspended_until < coalesce($2::timestamptz, '9999-12-31'))
       RETURNING was.suspended_until`,
      [personId, until, now],
    )
    if (!was) throw await stillSuspended(query, personId)
    const details = {
      scope: 'site',
      was: was[0]?.toISOString() ?? null,
      ...(until ? { until: until.toISOString() } : { forGood: true }),
    }
    const entry = await writeLog(query, {
      kind: 'suspend',
      actorId: actor?.id ?? null,
      capacity: 'admin',
      personId,
      reason,
      details,
      at: now,
    })
    const happening = { event: `decision:${entry}`, actorId: null, threadId: null, commentId: null, at: now }
    const text = `You were suspended. You can go on reading. ${reason} ${appealWords(now)}`
    await notePeople(query, { ...happening, path: `/log/${entry}`, text }, [
      { userId: personId, kind: 'moderation' },
    ])
    return { handle }
  })
}

/** A shorter suspension must not end a longer one without a word. */
async function stillSuspended(query: Query, personId: number): Promise<Refusal> {
  const [row] = await query<[string, Date]>(
    'member-suspended',
    'SELECT coalesce(name, handle), suspended_until FROM app_user WHERE id = $1',
    [personId],
  )
  const [name, until] = row ?? ['This member', null]
  const words =
    until === null || isForGood(until)
      ? `${name} is suspended for good already: lift that first to choose an end.`
      : `${name} is suspended until ${exactTime(until.getTime())} already: choose a later end, or lift that one first.`
  return new Refusal('conflict', words, null, 'days')
}

/** Let somebody write again before their suspension is over. Said in the log, and to them. */
export async function liftSuspension(
  by: By,
  { handle, reason }: LiftInput,
  now: Date,
): Promise<{ handle: string }> {
  return transaction(async (query) => {
    const { id: personId } = await holdMember(query, handle)
    const actor = by === 'console' ? null : enforce(mayAdminister(by, now))
    const lifted = await query(
      'member-lift',
      'UPDATE app_user SET suspended_until = NULL WHERE id = $1 AND suspended_until > $2 RETURNING id',
      [personId, now],
    )
    if (lifted.length === 0) throw new Refusal('conflict', 'They are not suspended.')
    const entry = await writeLog(query, {
      kind: 'unsuspend',
      actorId: actor?.id ?? null,
      capacity: 'admin',
      personId,
      reason,
      details: { scope: 'site' },
      at: now,
    })
    const happening = { event: `decision:${entry}`, actorId: null, threadId: null, commentId: null, at: now }
    const text = 'Your suspension is lifted: you can write again.'
    await notePeople(query, { ...happening, path: `/log/${entry}`, text }, [
      { userId: personId, kind: 'moderation' },
    ])
    return { handle }
  })
}
