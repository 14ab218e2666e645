import { describe, expect, test } from 'vitest'
import { guest, type Member } from '@/lib/access/actor'
import { DOINGS, type Doing, NO_STANDING, OPEN_PLACE, type Place, type Standing } from './place'
import { mayManageGroup, mayModerate, mayStartGroup, mayTakePart } from './policy'

const now = new Date('2026-06-01T12:00:00Z')
const later = new Date('2026-06-01T18:00:00Z')
const ada: Member = {
  kind: 'member',
  id: 1,
  handle: 'ada',
  name: 'Ada',
  role: 'member',
  karma: 0,
  joinedAt: now,
  isVerified: true,
  suspendedUntil: null,
  sessionId: 1,
}
const doings = Object.keys(DOINGS) as Doing[]
const as = (standing: Partial<Standing>, place: Partial<Place> = {}): Place => ({
  ...OPEN_PLACE,
  ...place,
  standing: { ...NO_STANDING, ...standing },
})
const reasonOf = (place: Place, doing: Doing = 'comment') => {
  const decision = mayTakePart(ada, place, doing, now)
  return decision.allowed ? null : decision.reason
}

test('in an open group everybody who is signed in takes part in everything', () => {
  for (const doing of doings) {
    expect(mayTakePart(ada, OPEN_PLACE, doing, now).allowed).toBe(true)
    expect(mayTakePart(guest, OPEN_PLACE, doing, now)).toMatchObject({ code: 'signed-out' })
  }
})

test('whoever was suspended since the request came is refused everything, whatever the request said', () => {
  for (const doing of doings)
    expect(mayTakePart(ada, as({ suspendedUntil: later }), doing, now)).toMatchObject({
      code: 'forbidden',
      until: later,
    })
  expect(mayTakePart(ada, as({ suspendedUntil: now }), 'comment', now).allowed).toBe(true)
})

test('a suspension from one thread says until when and why', () => {
  const place = as({ suspendedHere: { until: later, reason: 'Personal attacks.' } })

  expect(reasonOf(place)).toBe(
    'You are suspended from this thread until 1 June 2026, 18:00 UTC, and cannot comment here before then. The reason: Personal attacks.',
  )
  expect(reasonOf(as({ suspendedHere: { until: null, reason: 'Spam.' } }), 'vote')).toContain(
    'cannot vote here. ',
  )
  expect(reasonOf(as({ suspendedHere: { until: now, reason: 'Spam.' } }))).toBeNull()
})

describe('a lock', () => {
  const locked = as({}, { lock: { until: later, reason: 'It goes in circles.' } })

  test('stops everybody, moderators and the author too, from all but taking back their own', () => {
    const open = doings.filter((doing) => mayTakePart(ada, locked, doing, now).allowed)
    const moderator = { ...ada, role: 'moderator' as const }

    expect(open).toEqual(['start', 'retract', 'delete'])
    expect(mayTakePart(moderator, locked, 'comment', now).allowed).toBe(false)
    expect(reasonOf({ ...locked, standing: { ...NO_STANDING, isAuthor: true } })).toContain('locked until')
  })

  test('says until when, and is over then', () => {
    expect(reasonOf(locked)).toContain(
      'This thread is locked until 1 June 2026, 18:00 UTC. The reason: It goes',
    )
    expect(mayTakePart(ada, locked, 'comment', later).allowed).toBe(true)
  })

  test('of a branch leaves the thread open', () => {
    const place = as({}, { branchLock: { until: null, reason: 'Settled.' } })

    expect(reasonOf(place)).toBe('This branch is locked. The reason: Settled. What you wrote is kept.')
  })
})

test('whoever is suspended from a thread keeps no order in it, an admin neither', () => {
  const place = as({ moderatesThread: true, suspendedHere: { until: later, reason: 'Personal attacks.' } })
  const may = (role: Member['role'], at: Date) =>
    mayModerate({ ...ada, role }, place, { authorsModerate: false }, at).decision

  expect(may('member', now)).toMatchObject({ code: 'forbidden', until: later })
  expect(may('admin', now)).toMatchObject({ code: 'forbidden', until: later })
  expect(may('member', later).allowed).toBe(true)
})

test('slow mode lets through one comment an interval, and all the votes one likes', () => {
  const place = as({ lastCommentAt: new Date('2026-06-01T11:50:00Z') }, { slowModeSeconds: 1800 })

  expect(mayTakePart(ada, place, 'comment', now)).toMatchObject({
    code: 'too-fast',
    until: new Date('2026-06-01T12:20:00Z'),
    reason: expect.stringContaining(
      'one comment a member every 30 minutes. Yours can be posted in 20 minutes',
    ),
  })
  expect(reasonOf(place, 'vote')).toBeNull()
})

test('a group says who comments, and how one comes to', () => {
  const needs = { ...OPEN_PLACE.group.needs, comment: 'member', start: 'moderator' } as const
  const place = as({}, { group: { slug: 'ethics', name: 'Ethics', needs } })
  const asMember = { ...place, standing: { ...NO_STANDING, groupRole: 'member' as const } }

  expect(reasonOf(place)).toBe('In Ethics you can comment once you have joined it: its page has the button.')
  expect(reasonOf(place, 'vote')).toBeNull()
  expect(reasonOf(asMember)).toBeNull()
  expect(reasonOf(asMember, 'start')).toBe('In Ethics only moderators start a thread.')
})

describe('keeping order', () => {
  const moderation = (
    standing: Partial<Standing>,
    role: Member['role'] = 'member',
    authorsModerate = false,
  ) => {
    const answer = mayModerate({ ...ada, role }, as(standing), { authorsModerate }, now)
    return 'as' in answer ? `${answer.as}${answer.isArguing ? ', arguing' : ''}` : answer.decision.reason
  }

  test('is for moderators of the site, the group and the thread', () => {
    expect(moderation({})).toContain('Only moderators')
    expect(moderation({}, 'moderator')).toBe('site moderator')
    expect(moderation({ groupRole: 'moderator' })).toBe('group moderator')
    expect(moderation({ groupRole: 'member', moderatesThread: true })).toBe('thread moderator')
  })

  test('is not for who argues in the thread, except an admin, and the log says so', () => {
    expect(moderation({ groupRole: 'moderator', hasCommented: true })).toContain(
      'You take part in this thread',
    )
    expect(moderation({ isAuthor: true }, 'moderator')).toContain('You take part')
    expect(moderation({ hasCommented: true }, 'admin')).toBe('admin, arguing')
  })

  test('is for a thread’s author only where the site allows it', () => {
    expect(moderation({ isAuthor: true })).toContain('Only moderators')
    expect(moderation({ isAuthor: true }, 'member', true)).toBe('author, arguing')
  })

  test('is not for who is suspended', () => {
    expect(moderation({ suspendedUntil: later }, 'admin')).toContain('suspended')
    expect(mayManageGroup(ada, { groupRole: 'member' }, now).allowed).toBe(false)
    expect(mayManageGroup(ada, { groupRole: 'moderator' }, now).allowed).toBe(true)
  })
})

test('groups are started by whom the site leaves it to', () => {
  const may = (role: Member['role'], starters: 'members' | 'moderators' | 'admins') =>
    mayStartGroup({ ...ada, role }, starters, now).allowed
  const roles = ['member', 'moderator', 'admin'] as const

  expect(roles.map((role) => may(role, 'members'))).toEqual([true, true, true])
  expect(roles.map((role) => may(role, 'moderators'))).toEqual([false, true, true])
  expect(roles.map((role) => may(role, 'admins'))).toEqual([false, false, true])
})
