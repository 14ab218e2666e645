import { describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { allow } from '@/lib/access/decision'
import { withinLimits } from '@/lib/access/limits'
import { COMMENT_LIMITS, type Conduct } from './limits'
import { mayCommentNow } from './policy'

const now = new Date('2026-01-31T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const HOUR = 3600
const DAY = 24 * HOUR

const ada: Member = {
  kind: 'member',
  id: 1,
  handle: 'ada',
  name: 'Ada',
  role: 'member',
  karma: 50,
  joinedAt: ago(100 * DAY),
  isVerified: true,
  suspendedUntil: null,
  sessionId: 1,
}
const conduct = (given: Partial<Conduct> = {}): Conduct => ({
  karma: 50,
  joinedAt: ago(100 * DAY),
  written: [],
  karmaOfLast: 12,
  downvoters: 1,
  ...given,
})
const decide = (given: Partial<Conduct> = {}) => withinLimits(COMMENT_LIMITS, allow(ada), conduct(given), now)

describe('somebody who is known here', () => {
  test('writes as much as they like, eight seconds apart', () => {
    expect(decide({ written: Array.from({ length: 20 }, (_, i) => ago(8 + 9 * i)) }).allowed).toBe(true)
  })

  test('is asked to wait for the rest of eight seconds', () => {
    expect(decide({ written: [ago(5)] })).toMatchObject({
      code: 'too-fast',
      reason: 'There are 8 seconds between two comments: try again in 3 seconds.',
      until: new Date(now.getTime() + 3000),
    })
  })
})

describe('a newcomer with little karma', () => {
  const newcomer = { karma: 4, joinedAt: ago(2 * DAY) }
  const three = [ago(2 * HOUR), ago(3 * HOUR), ago(20 * HOUR)]

  test('writes three comments a day, and is told when the next one is possible', () => {
    expect(decide({ ...newcomer, written: three.slice(1) }).allowed).toBe(true)
    expect(decide({ ...newcomer, written: three })).toMatchObject({
      reason:
        'In the first 7 days, and until others have given you 5 karma, you can write 3 comments a day: the next one is possible in 4 hours, from 16:00 UTC.',
      until: new Date(now.getTime() + 4 * HOUR * 1000),
    })
  })

  test('is no newcomer any more with 5 karma, or after a week', () => {
    expect(decide({ ...newcomer, karma: 5, written: three }).allowed).toBe(true)
    expect(decide({ ...newcomer, joinedAt: ago(7 * DAY), written: three }).allowed).toBe(true)
  })
})

test('whoever has less than −2 karma writes one comment a day', () => {
  expect(decide({ karma: -2, written: [ago(HOUR)] }).allowed).toBe(true)
  expect(decide({ karma: -3, written: [ago(HOUR)] })).toMatchObject({
    reason: expect.stringMatching(/^While your karma is below −2 you can write 1 comment a day: .* 23 hours/),
  })
  expect(decide({ karma: -3, written: [ago(25 * HOUR)] }).allowed).toBe(true)
})

test('whose latest comments three people found not worth reading writes one an hour', () => {
  const disliked = { karmaOfLast: -1, downvoters: 3, written: [ago(60)] }
  expect(decide(disliked)).toMatchObject({ reason: expect.stringContaining('1 comment an hour') })
  expect(decide({ ...disliked, downvoters: 2 }).allowed).toBe(true)
  expect(decide({ ...disliked, karmaOfLast: 0 }).allowed).toBe(true)
})

test('of several limits the one that lasts longest is named', () => {
  expect(decide({ karma: -3, karmaOfLast: -9, downvoters: 4, written: [ago(2)] })).toMatchObject({
    until: new Date(now.getTime() + (DAY - 2) * 1000),
  })
})

test('moderators are not slowed down, and a site may do without limits', () => {
  const hasty = conduct({ written: [ago(1)] })
  expect(mayCommentNow(allow({ ...ada, role: 'moderator' }), hasty, 'on', now).allowed).toBe(true)
  expect(mayCommentNow(allow(ada), hasty, 'off', now).allowed).toBe(true)
  expect(mayCommentNow(allow(ada), hasty, 'on', now).allowed).toBe(false)
})
