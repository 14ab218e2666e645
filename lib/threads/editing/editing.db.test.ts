import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { removePost, restorePost } from '@/lib/moderation/posts/commands'
import { db, transaction } from '@/lib/server/db'
import { givenMember } from '@/lib/testing/given'
import { startThread, writeTags } from '../commands'
import { readPostEdits, readThread } from '../queries'
import { editThreadInput, newThreadInput } from '../schema'
import { editThread } from './commands'

const BEGAN = Date.parse('2026-01-01T12:00:00Z')
const asWritten = {
  kind: 'linkpost',
  title: 'Do forecasts help?',
  url: 'https://example.org/one',
  body: 'Rarely.',
  mainClaim: 'Forecasts help.',
  tags: 'forecasting, method',
}
let ada: Member
let thread: string

/** A form as it was opened at that revision, with these tags in it, and what was changed in it. */
const edit = (over: Record<string, string>, revision = 1, tagsSeen = asWritten.tags) =>
  editThread(
    ada,
    editThreadInput.parse({ ...asWritten, tagsSeen, ...over, thread, revision }),
    new Date(BEGAN + revision * 60_000),
  )
const retag = async (...tags: string[]) => {
  const { id } = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
  await transaction((query) => writeTags(query, id, tags))
}

beforeEach(async () => {
  ada = await givenMember()
  await db.$executeRaw`DELETE FROM thread`
  await db.group.upsert({
    where: { slug: 'commons' },
    create: { slug: 'commons', name: 'Commons' },
    update: {},
  })
  const input = newThreadInput.parse({ group: 'commons', ...asWritten })
  thread = (await startThread(ada, input, new Date(BEGAN))).thread
})

describe('tags that a moderator has changed since the form was opened', () => {
  test('stay, when the writer did not touch them', async () => {
    await retag('forecasting', 'decisions')
    await edit({ body: 'Sometimes.' })

    expect(await readThread(thread)).toMatchObject({
      html: '<p>Sometimes.</p>\n',
      tags: ['forecasting', 'decisions'],
    })
  })

  test('stay beside what the writer added and without what they took away', async () => {
    await retag('forecasting', 'method', 'decisions')
    await edit({ tags: 'forecasting, markets' })

    expect((await readThread(thread))?.tags).toEqual(['forecasting', 'markets', 'decisions'])
  })
})

test.each([
  ['title', { title: 'Do forecasts hurt?' }, { title: 'Do they?' }],
  ['link', { url: 'https://example.org/two' }, { url: 'https://example.org/three' }],
  ['main claim', { mainClaim: 'Forecasts hurt.' }, { mainClaim: 'Forecasts bore.' }],
])('a %s that was changed in one tab is not replaced unseen from another', async (_, first, second) => {
  expect(await edit(first)).toEqual({ thread, revision: 2 })
  const after = await readThread(thread)

  await expect(edit(second)).rejects.toMatchObject({ code: 'conflict' })
  expect(await readThread(thread)).toEqual(after)
  // The same once more is a second try, and the other is possible for whoever has seen the first.
  expect(await edit(first)).toEqual({ thread, revision: 2 })
  expect(await edit(second, 2)).toEqual({ thread, revision: 3 })
})

describe('a changed title, link or claim', () => {
  const lines = (title: string, link: string, claim: string) => ({
    Title: title,
    Link: link,
    'Main claim': claim,
  })

  test('marks the post as edited, and everybody can read how it stood', async () => {
    expect((await readThread(thread))?.editedAt).toBeNull()
    await edit({ title: 'Do they?' })
    await edit({ title: 'Do they?', url: 'https://example.org/two', mainClaim: '' }, 2)

    expect((await readThread(thread))?.editedAt).toBe(BEGAN + 120_000)
    const one = 'https://example.org/one'
    expect((await readPostEdits(thread))?.texts).toEqual([
      { body: 'Rarely.', at: BEGAN, lines: lines('Do forecasts help?', one, 'Forecasts help.') },
      { body: 'Rarely.', at: BEGAN + 60_000, lines: lines('Do they?', one, 'Forecasts help.') },
      { body: 'Rarely.', at: BEGAN + 120_000, lines: lines('Do they?', 'https://example.org/two', '') },
    ])
  })

  test('is not to be read while the post is removed, and is again when it is back', async () => {
    await edit({ title: 'Do they?' })
    const before = await readPostEdits(thread)
    const { id } = await db.thread.findUniqueOrThrow({ where: { slug: thread } })
    await transaction((query) => removePost(query, id, 1))
    expect(JSON.stringify(await readPostEdits(thread))).not.toContain('Do ')
    await transaction((query) => restorePost(query, id))

    expect(await readPostEdits(thread)).toEqual(before)
  })
})

test('where only the text was kept, the title is taken for unchanged', async () => {
  await edit({ body: 'Sometimes.' })
  await db.threadRevision.updateMany({ data: { title: null, url: null, claim: null } })

  const [before, now] = (await readPostEdits(thread))?.texts ?? []
  expect(before?.lines).toEqual(now?.lines)
})
