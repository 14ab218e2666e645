import { describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { guest } from '@/lib/access/actor'
import { OPEN_PLACE } from '@/lib/groups/place'
import { checksOf } from './checks'
import type { RoomData } from './facts'
import {
  mayAccept,
  mayAnswerInvitation,
  mayBegin,
  mayMove,
  mayOpenRoom,
  mayPut,
  mayRemove,
  mayWriteIn,
  type RoomFacts,
} from './policy'
import { beside, sections } from './sections'
import { roomOf } from './view'

const NOW = new Date('2026-03-01T10:00:00Z')
const member = (id: number): Member => ({
  kind: 'member',
  id,
  handle: `m${id}`,
  name: `M${id}`,
  role: 'member',
  karma: 0,
  joinedAt: NOW,
  isVerified: true,
  suspendedUntil: null,
  sessionId: 1,
})
const [ada, bob, fay, reader] = [member(1), member(2), member(3), member(4)] as const
const ROOM: RoomFacts = {
  place: OPEN_PLACE,
  state: 'open',
  seats: [
    { userId: 1, name: 'Ada', seat: 'first', isAccepted: true },
    { userId: 2, name: 'Bob', seat: 'second', isAccepted: true },
    { userId: 3, name: 'Fay', seat: 'facilitator', isAccepted: false },
  ],
}
const allowed = (decision: { allowed: boolean }) => decision.allowed

describe('who may do what', () => {
  test('a room takes two different members, and a facilitator who is a third', () => {
    const open = (second: { id: number } | null, facilitator?: { id: number } | null) =>
      allowed(mayOpenRoom(ada, { place: OPEN_PLACE, state: 'open' }, { second, facilitator }, NOW))
    expect(open({ id: 2 })).toBe(true)
    expect(open({ id: 2 }, { id: 3 })).toBe(true)
    expect([
      open({ id: 1 }),
      open({ id: 2 }, { id: 2 }),
      open({ id: 2 }, { id: 1 }),
      open(null),
      open({ id: 2 }, null),
    ]).toEqual(Array(5).fill(false))
    expect(
      allowed(
        mayOpenRoom(
          guest,
          { place: OPEN_PLACE, state: 'open' },
          { second: bob, facilitator: undefined },
          NOW,
        ),
      ),
    ).toBe(false)
    expect(
      allowed(
        mayOpenRoom(
          ada,
          { place: OPEN_PLACE, state: 'merged' },
          { second: bob, facilitator: undefined },
          NOW,
        ),
      ),
    ).toBe(false)
  })

  test('only those who sit there write, once they have accepted; a lock of the thread closes the room', () => {
    expect([ada, bob, fay, reader, guest].map((one) => allowed(mayWriteIn(one, ROOM, NOW)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect([ada, fay, reader].map((one) => allowed(mayAnswerInvitation(one, ROOM, NOW)))).toEqual([
      false,
      true,
      false,
    ])
    const locked = { ...ROOM, place: { ...OPEN_PLACE, lock: { until: null, reason: 'A pause.' } } }
    expect(allowed(mayWriteIn(ada, locked, NOW))).toBe(false)
  })

  test('what is common is moved up by the other, and never begins there', () => {
    const writes = (who: Member) => mayWriteIn(who, ROOM, NOW)
    const adas = { authorId: ada.id, section: 'bets' } as const
    expect(allowed(mayMove(writes(ada), adas, 'up'))).toBe(false)
    expect(allowed(mayMove(writes(bob), adas, 'up'))).toBe(true)
    expect(allowed(mayMove(writes(ada), { ...adas, section: 'rant' }, 'up'))).toBe(true)
    expect(allowed(mayMove(writes(ada), adas, 'down'))).toBe(true)
    expect(allowed(mayMove(writes(bob), { ...adas, section: 'beliefs' }, 'up'))).toBe(false)
    expect(sections.filter((section) => allowed(mayBegin(writes(ada), section)))).toEqual([
      'bets',
      'tests',
      'rant',
    ])
    expect([ada, bob].map((who) => allowed(mayRemove(writes(who), adas)))).toEqual([true, false])
  })

  test('the two put each other into words, and each decides on their own', () => {
    const seated = { ...ROOM, seats: ROOM.seats.map((seat) => ({ ...seat, isAccepted: true })) }
    const writes = (who: Member) => mayWriteIn(who, seated, NOW)
    expect([ada, bob, fay].map((who) => allowed(mayPut(writes(who), seated)))).toEqual([true, true, false])
    expect([ada, bob].map((who) => allowed(mayAccept(writes(who), { ofUserId: bob.id })))).toEqual([
      false,
      true,
    ])
  })
})

test('sections lead from rant to common beliefs and end there', () => {
  expect(beside('rant', 'up')).toBe('tests')
  expect(beside('beliefs', 'up')).toBeNull()
  expect(beside('rant', 'down')).toBeNull()
})

test('the four checks are done by what people said, and by nothing else', () => {
  const silent = { name: 'Ada', stance: null }
  const said = (credence: number | null, mark: 'crux' | 'unsure' | null) => ({
    percents: { credence, ifTrue: null, ifFalse: null, main: null },
    mark,
  })
  const done = (facts: Parameters<typeof checksOf>[0]) => checksOf(facts).map(({ isDone }) => isDone)
  expect(done({ first: silent, second: { ...silent, name: 'Bob' }, isUnderstood: false })).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(
    done({
      first: { name: 'Ada', stance: said(null, 'crux') },
      second: { name: 'Bob', stance: said(20, null) },
      isUnderstood: true,
    }),
  ).toEqual([true, true, true, false])
  expect(
    done({ first: silent, second: { name: 'Bob', stance: said(20, 'unsure') }, isUnderstood: false })[3],
  ).toBe(true)
})

const full = (credence: number, ifTrue: number, ifFalse: number) => ({
  mark: null,
  confidence: null,
  percents: { credence, ifTrue, ifFalse, main: null },
})
const DATA: RoomData = {
  id: 7,
  crux: { id: 9, label: 'C1', statement: 'It will be ready.', kind: 'empirical', state: 'open' },
  thread: { id: 5, slug: 'a-thread', title: 'A thread', blindFirst: true },
  claim: { ref: 'main', name: 'Main claim', text: 'It is so.' },
  seats: [
    { userId: 1, handle: 'ada', name: 'Ada', seat: 'first', isAccepted: true, stance: full(90, 70, 30) },
    { userId: 2, handle: 'bob', name: 'Bob', seat: 'second', isAccepted: true, stance: full(10, 62, 22) },
  ],
  points: [
    { id: 1, section: 'bets', text: 'We bet.', author: { id: 1, handle: 'ada', name: 'Ada' }, movedBy: null },
  ],
  words: [],
  viewerHolds: false,
}

test('what parts the two adds up: 40 = 32 + 8', () => {
  const { between } = roomOf(DATA, null)
  expect(between).toMatchObject({ gap: 40, explained: 32, residual: 8, sum: '40 = 32 + 8' })
})

test('who has still to give their stance does not see what the two said', () => {
  expect(roomOf(DATA, 4).between).toMatch(/^Give your own stance/)
  expect(roomOf({ ...DATA, viewerHolds: true }, 4).between).toMatchObject({ gap: 40 })
})

test('buttons are there for those whom the rules let press them', () => {
  const first = (viewer: number | null) => roomOf(DATA, viewer).sections.flatMap(({ points }) => points)[0]
  expect([first(1)?.mayUp, first(1)?.mayDown, first(1)?.isOwn]).toEqual([false, true, true])
  expect([first(2)?.mayUp, first(2)?.isOwn]).toEqual([true, false])
  expect([first(null)?.mayUp, first(null)?.mayDown]).toEqual([false, false])
})
