import { expect, test } from 'vitest'
import type { Member } from './actor'
import { mayWrite } from './decision'

const now = new Date('2026-01-01T12:00:00Z')
const suspended = (until: string): Member => ({
  kind: 'member',
  id: 1,
  handle: 'bob',
  name: 'Bob',
  role: 'member',
  karma: 0,
  joinedAt: now,
  isVerified: true,
  suspendedUntil: new Date(until),
  sessionId: 0,
})

test('who is suspended hears until when, and for good is said in words', () => {
  expect(mayWrite(suspended('2026-01-02T03:04:00Z'), 'vote', now)).toMatchObject({
    reason: 'You are suspended until 2026-01-02 at 03:04 UTC, and cannot vote before then.',
    until: new Date('2026-01-02T03:04:00Z'),
  })
  // As a database writes it whose clock is behind or ahead of UTC.
  for (const forGood of ['9999-12-30T14:00:00Z', '9999-12-31T00:00:00Z', '9999-12-31T12:00:00Z'])
    expect(mayWrite(suspended(forGood), 'vote', now)).toMatchObject({
      reason: 'You are suspended for good, and cannot vote.',
      until: null,
    })
})
