import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { NO_STANDING, OPEN_PLACE, type Place } from '@/lib/groups/place'
import { mayLetThrough } from './policy'

const now = new Date('2026-06-01T12:00:00Z')
const later = new Date('2026-06-01T18:00:00Z')
const author: Member = {
  ...{ kind: 'member', id: 1, handle: 'ada', name: 'Ada', role: 'member', karma: 0, joinedAt: now },
  ...{ isVerified: true, suspendedUntil: null, sessionId: 0 },
}
const reason = (place: Place | null): string | null => {
  const decision = mayLetThrough(author, place, now)
  return decision.allowed ? null : decision.reason
}
const lock = { until: later, reason: 'In circles.' }
const standing = (given: Partial<typeof NO_STANDING>): Place => ({
  ...OPEN_PLACE,
  standing: { ...NO_STANDING, ...given },
})
const needs = { ...OPEN_PLACE.group.needs, comment: 'member' } as const

test('what was held is let through where its author could write it now, however slow the thread is', () => {
  expect(reason(OPEN_PLACE)).toBeNull()
  const slow = { ...standing({ lastCommentAt: now }), slowModeSeconds: 3600 }
  expect(reason(slow)).toBeNull()
})

test('not behind a lock, of the thread or of the branch', () => {
  expect(reason({ ...OPEN_PLACE, lock })).toContain('locked now: unlock it first')
  expect(reason({ ...OPEN_PLACE, branchLock: lock })).toContain('locked now: unlock it first')
})

test('not for somebody who was suspended, put out of the group, or does not read there any more', () => {
  expect(reason(standing({ suspendedUntil: later }))).toContain('is suspended')
  expect(reason(standing({ suspendedHere: lock }))).toContain('is suspended')
  expect(reason({ ...OPEN_PLACE, group: { ...OPEN_PLACE.group, needs } })).toContain('may not comment there')
  expect(reason(null)).toContain('may not comment there')
})
