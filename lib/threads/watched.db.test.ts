import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { decide } from '@/lib/moderation/decisions/commands'
import { decideInput } from '@/lib/moderation/decisions/schema'
import { undo } from '@/lib/moderation/undoing/commands'
import { editComment } from '@/lib/revisions/commands'
import { db } from '@/lib/server/db'
import { givenMember } from '@/lib/testing/given'
import { startThread } from './commands'
import { editThread } from './editing/commands'
import { editThreadInput, newThreadInput } from './schema'

const now = new Date('2026-05-01T10:00:00Z')
const later = new Date('2026-05-01T11:00:00Z')
let ada: Member
let title: string

const start = (given: Record<string, string> = {}) =>
  startThread(
    ada,
    newThreadInput.parse({ group: 'commons', kind: 'post', title, body: 'Good evening.', ...given }),
    now,
  )
const edit = (thread: string, given: Record<string, string> = {}) =>
  editThread(
    ada,
    editThreadInput.parse({ thread, revision: 1, title, body: 'Good evening.', ...given }),
    later,
  )
const watch = (name: 'heldWords' | 'heldLinks', value: string[] | string) =>
  db.siteSetting.create({ data: { name, value } })

beforeEach(async () => {
  ada = await givenMember({ joinedAt: new Date('2026-04-30') })
  title = `Evenings of ${ada.handle}`
  await db.group.upsert({
    where: { slug: 'commons' },
    create: { slug: 'commons', name: 'Commons' },
    update: {},
  })
})
afterEach(() => db.siteSetting.deleteMany())

test.each([
  ['title', { title: 'The Casino' }],
  ['text', { body: 'Come to my casino.' }],
  ['main claim', { mainClaim: 'A casino pays.' }],
  ['tag', { tags: 'casino' }],
])('a thread is not started with a watched word in its %s, and its draft is kept', async (_, given) => {
  await watch('heldWords', ['casino'])
  const draft = { userId: ada.id, place: 'new', body: 'Come to my casino.' }
  await db.draft.create({ data: draft })

  await expect(start(given)).rejects.toThrow('“casino” is a word that moderators look at first')
  expect(await db.thread.count({ where: { authorId: ada.id } })).toBe(0)
  expect(await db.draft.count({ where: { userId: ada.id } })).toBe(1)
})

test('a new member’s thread holds no link while those are watched, nor does their linkpost', async () => {
  await watch('heldLinks', 'on')

  await expect(start({ body: 'See https://example.org/a' })).rejects.toThrow('Links of new members')
  await expect(start({ kind: 'linkpost', body: '', url: 'https://example.org/a' })).rejects.toThrow(
    'Links of new members',
  )
  expect(await start()).toHaveProperty('thread')
})

test('an edit brings no watched word in, and may mend what stood there before it was watched', async () => {
  const { thread } = await start({ tags: 'casino' })
  await watch('heldWords', ['casino', 'lamps'])

  await expect(edit(thread, { tags: 'casino', body: 'Buy my lamps.' })).rejects.toThrow('“lamps”')
  await edit(thread, { tags: 'casino', body: 'Good evening!' })
  const stored = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
  expect(stored).toMatchObject({ body: 'Good evening!', revision: 2 })
})

test('nor does an edit of a comment', async () => {
  const { thread } = await start()
  const ref = `w${ada.id}aaaaaaa`.slice(0, 10)
  await postComment(ada, { thread, parent: '', body: 'Welcome.', ref, key: ref }, now)
  await watch('heldWords', ['lamps'])
  const change = (body: string) => editComment(ada, { thread, comment: ref, body, revision: 1 }, later)

  await expect(change('Buy my lamps.')).rejects.toThrow('“lamps”')
  expect(await change('Welcome!')).toMatchObject({ revision: 2 })
})

test('a post that a moderator removed is not written over, and can be edited when it is back', async () => {
  const { thread } = await start()
  const mo = await givenMember({ role: 'moderator' })
  const input = decideInput.parse({ thread, decision: 'remove', reason: 'An advertisement.' })
  const { entry } = await decide(mo, input, now)

  await expect(edit(thread, { body: 'As it was.' })).rejects.toThrow('A moderator has removed this post')
  const removed = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
  expect(removed.body).toContain('removed by a moderator')
  await undo(mo, { entry, reason: 'It was none.' }, later)
  expect(await edit(thread, { body: 'As it was.' })).toMatchObject({ revision: 2 })
})
