import { expect, test } from 'vitest'
import { addClaim, rewordClaim } from '@/lib/cruxes/claims/commands'
import { db, transaction } from '@/lib/server/db'
import { givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { removePost, restorePost } from './commands'

test('with a post that a moderator removes go the words of all its claims, and come back with it', async () => {
  const thread = await givenThread()
  const author = { ...(await givenMember('Author')), id: thread.authorId }
  const now = new Date('2026-03-01T10:00:00Z')
  const { claim } = await addClaim(author, { thread: thread.slug, text: 'It will cost little.' }, now)
  await rewordClaim(author, { thread: thread.slug, claim, text: 'It will pay.', reason: null }, now)
  const words = async () => ({
    claims: (await db.claim.findMany({ where: { threadId: thread.id }, orderBy: { position: 'asc' } })).map(
      ({ text }) => text,
    ),
    former: (await db.claimRevision.findMany()).map(({ text }) => text),
  })
  const before = await words()
  expect(before).toEqual({ claims: ['It will work.', 'It will pay.'], former: ['It will cost little.'] })

  await transaction((query) => removePost(query, thread.id, 1))
  const gone = 'Removed by a moderator.'
  expect(await words()).toEqual({ claims: [gone, gone], former: [] })

  await transaction((query) => restorePost(query, thread.id))
  expect(await words()).toEqual(before)
})
