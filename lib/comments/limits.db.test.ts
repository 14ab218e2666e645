import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { db, tuples } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { setVote } from '@/lib/votes/commands'
import { postComment } from './commands'

const HOUR = 3_600_000
const BEGAN = Date.parse('2026-01-01T12:00:00Z')

/** Somebody's comments, one an hour. */
async function givenComments(by: Member, thread: string, many: number): Promise<string[]> {
  const refs = Array.from({ length: many }, (_, i) => `c${i}`)
  for (const [i, ref] of refs.entries())
    await postComment(by, { thread, parent: '', body: 'A view.', ref, key: ref }, new Date(BEGAN + i * HOUR))
  return refs
}
const karmaOf = async (member: Member): Promise<Member> => {
  const [row] = await tuples<[number]>('test-karma', 'SELECT karma FROM app_user WHERE id = $1', [member.id])
  return { ...member, karma: row?.[0] ?? 0 }
}

test('however many people disagree, nobody is slowed down by it; three who find it not worth reading do', async () => {
  const thread = await givenThread()
  const ada = await givenMember({ karma: 100 })
  const refs = await givenComments(ada, thread, 4)
  const readers = await Promise.all(Array.from({ length: 12 }, () => givenMember()))
  const now = new Date(BEGAN + 4 * HOUR)
  for (const comment of refs)
    await Promise.all(
      readers.map((one) => setVote(one, { thread, comment, axis: 'agreement', press: -2 }, now)),
    )

  const another = (ref: string, at: Date) =>
    karmaOf(ada).then((now) => postComment(now, { thread, parent: '', body: 'More.', ref, key: ref }, at))
  await another('while-disagreed', new Date(now.getTime() + 10_000))
  expect(await db.user.findUnique({ where: { id: ada.id } })).toMatchObject({ karma: 100 })

  for (const [i, one] of readers.slice(0, 3).entries())
    await setVote(one, { thread, comment: refs[i] ?? '', axis: 'karma', press: -1 }, now)
  await expect(another('while-disliked', new Date(now.getTime() + 30_000))).rejects.toMatchObject({
    code: 'too-fast',
    message: expect.stringContaining('below zero'),
  })
})

test('two comments at once in two threads do not slip through the pause together', async () => {
  const [one, two, ada] = await Promise.all([givenThread(), givenThread(), givenMember()])
  const now = new Date(BEGAN)
  const both = await Promise.allSettled(
    [one, two].map((thread) =>
      postComment(ada, { thread, parent: '', body: 'Quick.', ref: 'quick', key: thread }, now),
    ),
  )

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
