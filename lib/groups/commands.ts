import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type Query, transaction } from '@/lib/server/db'
import { takeAttempt } from '@/lib/server/rate-limit'
import { settingOf } from '@/lib/server/site-settings'
import { renderPost } from '@/lib/text/bodies'
import { slugOf, slugsFor } from '@/lib/text/slug'
import { GROUP_STARTS } from './limits'
import { mayManageGroup, mayStartGroup } from './policy'
import type { EditGroupInput, NewGroupInput } from './schema'
import { holdPlace } from './standing/queries'
import { COMMONS, heldTo, KEPT_SLUGS } from './view'

const OPEN = { read: 'anyone', comment: 'member', vote: 'anyone', tag: 'member', start: 'member' } as const

/** Start a group; who starts it is its moderator. At first everybody reads a public one, and members write. */
export async function startGroup(actor: Actor, input: NewGroupInput, now: Date): Promise<{ group: string }> {
  const founder = enforce(mayStartGroup(actor, await settingOf('groupStarts'), now))
  const { bodyHtml } = renderPost(input.norms, 'post')
  return transaction(async (query) => {
    await takeAttempt(query, GROUP_STARTS, String(founder.id), now)
    const slug = await freeSlug(query, input.name)
    const { read, comment, vote, tag, start } = heldTo(input.visibility, OPEN)
    const [row] = await query<[number]>(
      'group-start',
      `INSERT INTO forum_group (slug, name, about, norms, norms_html, visibility, door, question, may_read, may_comment, may_vote, may_tag, may_start, created_by_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6::group_visibility, $7::group_door, nullif($8, ''), $9::group_level, $10::group_level, $11::group_level, $12::group_level, $13::group_level, $14, $15)
       RETURNING id`,
      [
        slug,
        input.name,
        input.about,
        input.norms,
        bodyHtml,
        input.visibility,
        input.door,
        input.question,
        ...[read, comment, vote, tag, start],
        founder.id,
        now,
      ],
    )
    await query(
      'group-found',
      `INSERT INTO group_member (group_id, user_id, role, joined_at) VALUES ($1, $2, 'moderator', $3)`,
      [row?.[0], founder.id, now],
    )
    return { group: slug }
  })
}

/** The first free address that a name gives. That one is taken does not say by what: it may be private. */
async function freeSlug(query: Query, name: string): Promise<string> {
  const wishes = slugsFor(slugOf(name)).filter((slug) => !KEPT_SLUGS.includes(slug))
  await query('group-name', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`group:${wishes[0]}`])
  const taken = await query<[string]>('group-taken', 'SELECT slug FROM forum_group WHERE slug = ANY($1)', [
    wishes,
  ])
  const free = wishes.find((slug) => !taken.flat().includes(slug))
  if (!free)
    throw new Refusal('conflict', 'A hundred groups have this name. Choose another one.', null, 'name')
  return free
}

/** Give a group its first words about itself. Where somebody has written any, or taken some away, theirs stay. */
export async function introduceGroup(slug: string, words: { about: string; norms: string }): Promise<void> {
  const { bodyHtml } = renderPost(words.norms, 'post')
  await transaction((query) =>
    query(
      'group-introduce',
      `UPDATE forum_group SET about = $2, norms = $3, norms_html = $4 WHERE slug = $1 AND about = '' AND norms = '' AND revision = 1`,
      [slug, words.about, words.norms, bodyHtml],
    ),
  )
}

/** Say anew what a group is and whom it lets do what. What was changed since the writer looked is not replaced. */
export async function changeGroup(
  actor: Actor,
  input: EditGroupInput,
  now: Date,
): Promise<{ group: string }> {
  const { bodyHtml } = renderPost(input.norms, 'post')
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { group: input.group }, now, 'update')
    if (!place) throw new Refusal('not-found', 'There is no such group.')
    enforce(mayManageGroup(actor, place.standing, now))
    if (input.group === COMMONS && isClosed(input))
      throw new Refusal('forbidden', 'The commons are everybody’s: they stay public and open.')
    const { read, comment, vote, tag, start } = heldTo(input.visibility, input)
    const changed = await query<[number]>(
      'group-change',
      `UPDATE forum_group SET name = $2, about = $3, norms = $4, norms_html = $5, visibility = $6::group_visibility, door = $7::group_door,
         question = nullif($8, ''), may_read = $9::group_level, may_comment = $10::group_level, may_vote = $11::group_level,
         may_tag = $12::group_level, may_start = $13::group_level, revision = revision + 1
       WHERE id = $1 AND revision = $14 RETURNING revision`,
      [
        place.groupId,
        input.name,
        input.about,
        input.norms,
        bodyHtml,
        input.visibility,
        input.door,
        input.question,
        ...[read, comment, vote, tag, start],
        input.revision,
      ],
    )
    if (changed.length === 0)
      throw new Refusal(
        'conflict',
        'Somebody changed this group since you opened it. Open it again in another tab to see how.',
      )
    return { group: input.group }
  })
}

const isClosed = (input: EditGroupInput): boolean =>
  input.visibility !== 'public' ||
  input.door !== 'open' ||
  [input.read, input.comment, input.vote, input.tag, input.start].some((level) => level !== 'anyone')
