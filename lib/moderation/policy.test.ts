import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import type { Decision } from '@/lib/access/decision'
import { mayDecideCase, mayDecideOn, mayTakeBack } from './policy'

const now = new Date('2026-06-01T12:00:00Z')
const admin: Member = {
  ...{ kind: 'member', id: 1, handle: 'ada', name: 'Ada', role: 'admin', karma: 0, joinedAt: now },
  ...{ isVerified: true, suspendedUntil: null, sessionId: 0 },
}
const [SELF, BOB] = [1, 2]
const said = (decision: Decision): string | null => (decision.allowed ? null : decision.reason)
const open = { isDecided: false, version: 1, claimedBy: null, appealedFrom: null }
const OWN = 'This is about you: leave it to another moderator.'

test('nobody decides in their own case, an admin neither: not on it, not on a report or an appeal, and not to take it back', () => {
  expect(said(mayDecideOn(admin, SELF))).toBe(OWN)
  expect(said(mayDecideCase(admin, { ...open, personId: SELF }, 1))).toBe(OWN)
  expect(
    said(
      mayTakeBack(
        { moderator: admin, capacity: 'admin' },
        { personId: SELF, capacity: 'moderator', isWide: false },
      ),
    ),
  ).toBe(OWN)
  expect(mayDecideOn(admin, BOB).allowed).toBe(true)
  expect(mayDecideOn(admin, null).allowed).toBe(true)
  expect(mayDecideCase(admin, { ...open, personId: BOB }, 1).allowed).toBe(true)
})

test('an author takes back what they decided as the author, and nothing that moderators did', () => {
  const author = { moderator: { ...admin, role: 'member' }, capacity: 'author' } as const

  expect(mayTakeBack(author, { personId: BOB, capacity: 'author', isWide: false }).allowed).toBe(true)
  for (const capacity of ['admin', 'moderator', 'group-moderator', 'thread-moderator'] as const)
    expect(said(mayTakeBack(author, { personId: null, capacity, isWide: false }))).toContain(
      'A moderator has decided this',
    )
})
