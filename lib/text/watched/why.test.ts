import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { mayBring, whyHeld } from './why'

const now = new Date('2026-05-08T00:00:00Z')
const member = (over: Partial<Member> = {}): Member => ({
  kind: 'member',
  id: 1,
  handle: 'ada',
  name: 'Ada',
  role: 'member',
  karma: 0,
  joinedAt: new Date('2026-05-06T00:00:00Z'),
  isVerified: true,
  suspendedUntil: null,
  sessionId: 1,
  ...over,
})
const nothing = { approveFirst: false, isTrusted: false, words: [], links: false }
const old = member({ joinedAt: new Date('2024-01-01') })

test('where nothing is watched, nothing waits', () => {
  expect(whyHeld(member(), 'See https://example.org', nothing, now)).toBeNull()
})

test('a thread that approves first holds new members until something of theirs was let through', () => {
  const watch = { ...nothing, approveFirst: true }
  expect(whyHeld(member(), 'Hello.', watch, now)).toEqual({ why: 'first', matched: null })
  expect(whyHeld(member(), 'Hello.', { ...watch, isTrusted: true }, now)).toBeNull()
  expect(whyHeld(old, 'Hello.', watch, now)).toBeNull()
})

test('a watched word is found whole, in any case, whoever writes it, but for moderators', () => {
  const watch = { ...nothing, words: ['casino'] }
  expect(whyHeld(old, 'Try our CASINO!', watch, now)).toEqual({ why: 'words', matched: 'casino' })
  expect(whyHeld(old, 'Casinoed out.', watch, now)).toBeNull()
  expect(whyHeld(member({ role: 'moderator' }), 'The casino thread.', watch, now)).toBeNull()
})

test('links are watched for new members alone', () => {
  const watch = { ...nothing, links: true }
  expect(whyHeld(member(), 'See https://example.org/a for it', watch, now)).toEqual({
    why: 'links',
    matched: 'https://example.org/a',
  })
  expect(whyHeld(old, 'See https://example.org', watch, now)).toBeNull()
})

test('where nothing can wait, what is brought in is refused, and what stood there already is not', () => {
  const may = (writer: Member, before: string, after: string) =>
    mayBring(
      { allowed: true, actor: writer },
      { before, after },
      { isTrusted: false, words: ['casino'], links: true },
      now,
    )

  expect(may(old, '', 'Our Casino')).toMatchObject({
    code: 'forbidden',
    reason: expect.stringContaining('“casino”'),
  })
  expect(may(old, 'Our casino', 'Our casino.').allowed).toBe(true)
  expect(may(old, '', 'See https://example.org').allowed).toBe(true)
  const link = 'https://example.org/a'
  expect(may(member(), '', `See ${link}`)).toMatchObject({ reason: expect.stringContaining(link) })
  expect(may(member(), `See ${link} for it`, `Look at ${link} for it`).allowed).toBe(true)
  expect(may(member({ role: 'moderator' }), '', 'casino').allowed).toBe(true)
})
