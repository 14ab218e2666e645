import { beforeEach, expect, test } from 'vitest'
import { guest, type Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { setSubscription } from './commands'
import { isSubscribed, readSubscriptions } from './queries'
import type { Target } from './schema'

const now = new Date('2026-01-01T12:00:00Z')
let ada: Member
let bob: Member
let thread: string
let branch: string
let tag: string
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([givenMember(), givenMember()])
  thread = await givenThread(ada)
  const key = `s-${Math.random().toString(36).slice(2, 10)}`
  const { comment } = await postComment(ada, { thread, parent: '', body: 'Words.', ref: key, key }, now)
  branch = `${thread}/${comment}`
  tag = (await db.tag.create({ data: { slug: `tag-${key}` } })).slug
})
const set = (who: Member, to: Target, of: string, wanted: boolean) =>
  setSubscription(who, { to, of, wanted }, now)

test('one follows a thread, a branch, a member and a tag, and stops', async () => {
  for (const [to, of] of [
    ['thread', thread],
    ['branch', branch],
    ['member', ada.handle],
    ['tag', tag],
  ] as const) {
    expect(await isSubscribed(bob.id, to, of)).toBe(false)
    await set(bob, to, of, true)
    await set(bob, to, of, true)
    expect(await isSubscribed(bob.id, to, of)).toBe(true)
  }
  expect((await readSubscriptions(bob.id)).map(({ to }) => to)).toEqual(['branch', 'member', 'tag', 'thread'])
  await set(bob, 'thread', thread, false)
  expect(await isSubscribed(bob.id, 'thread', thread)).toBe(false)
})

test('one follows one’s own thread without asking, until one says otherwise', async () => {
  expect(await isSubscribed(ada.id, 'thread', thread)).toBe(true)
  await set(ada, 'thread', thread, false)
  expect(await isSubscribed(ada.id, 'thread', thread)).toBe(false)
})

test('nobody follows themselves, or what is not there; guests are asked to sign in', async () => {
  await expect(set(ada, 'member', ada.handle, true)).rejects.toThrow('it is you')
  await expect(set(ada, 'thread', 'nowhere', true)).rejects.toThrow('not here')
  await expect(set(ada, 'branch', `${thread}/nothing`, true)).rejects.toThrow('not here')
  await expect(setSubscription(guest, { to: 'thread', of: thread, wanted: true }, now)).rejects.toThrow(
    'Sign in',
  )
})
