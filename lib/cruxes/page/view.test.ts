import { describe, expect, test } from 'vitest'
import { type Actor, guest, type Member } from '@/lib/access/actor'
import { OPEN_PLACE } from '@/lib/groups/place'
import type { CruxFactsOfPage, Holder } from '../card/facts'
import { cruxScore } from '../score'
import type { PageExtras } from './facts'
import { cruxJson } from './json'
import { pageOf } from './view'

const MAIN = { ref: 'main', name: 'Main claim', text: 'It will work.' }
const now = new Date('2026-03-01T12:00:00Z')
const person = (id: number, name: string) => ({ id, handle: name.toLowerCase(), name })
const holder = (id: number, name: string, [credence, ifTrue, ifFalse]: [number, number, number]): Holder => ({
  person: person(id, name),
  percents: { credence, ifTrue, ifFalse, main: null },
  mark: null,
  note: `${name}’s own words.`,
  confidence: id === 1 ? 3 : null,
  at: id,
  isStale: false,
})
const HOLDERS = [holder(1, 'Ada', [90, 70, 30]), holder(2, 'Bob', [10, 62, 22])]
const member = (id: number, role: Member['role'] = 'member'): Actor => ({
  kind: 'member',
  id,
  handle: `m${id}`,
  name: `M${id}`,
  role,
  karma: 0,
  joinedAt: now,
  isVerified: true,
  suspendedUntil: null,
  sessionId: 1,
})
const crux: CruxFactsOfPage = {
  id: 7,
  ref: 'x1',
  label: 'C1',
  statement: 'It is ready by June.',
  details: null,
  operationalization: null,
  kind: 'empirical',
  state: 'double',
  outcome: null,
  outcomeNote: null,
  criteria: 'The report.',
  criteriaSetAt: 1,
  resolveBy: null,
  resolvedAt: null,
  mergedInto: null,
  proposedBy: person(1, 'Ada'),
  createdAt: 0,
  revision: 1,
  isDoubleBarred: false,
  thread: { id: 1, slug: 'a-thread', title: 'A thread', authorId: 9, blindFirst: true, swing: 20 },
  mainClaim: 'It will work.',
  claim: MAIN,
  claims: [MAIN],
  otherClaims: [],
  score: cruxScore(HOLDERS),
  saysCrux: { yes: 2, of: 2 },
}
const extras: PageExtras = {
  createdById: 1,
  answeredFor: ['main'],
  everybody: [
    { id: 1, at: 1 },
    { id: 2, at: 2 },
  ],
  anchors: [],
  evidence: [],
  paraphrases: [],
  flags: [],
  relations: [],
  siblings: [],
  absorbed: [{ id: 8, label: 'C2', statement: 'The same.', state: 'merged', holders: [2] }],
  events: [
    {
      id: 1,
      kind: 'agreed',
      by: { handle: 'bob', name: 'Bob' },
      before: null,
      after: { outcome: 'misunderstanding' },
      reason: null,
      at: 2,
    },
    {
      id: 2,
      kind: 'replied',
      by: { handle: 'ada', name: 'Ada' },
      before: null,
      after: { to: 'stance:2', text: 'Why?' },
      reason: null,
      at: 3,
    },
  ],
}
const seenBy = (actor: Actor, standing = OPEN_PLACE.standing) =>
  pageOf(
    {
      crux,
      holders: HOLDERS,
      extras,
      answered: null,
      carried: null,
      events: [],
      followThrough: null,
      toCredit: [],
      elsewhere: [],
      place: { ...OPEN_PLACE, standing },
    },
    actor,
    now,
  )

describe('a crux’s page', () => {
  test('keeps others’ numbers from whoever has not given theirs, and so does the data', () => {
    const page = seenBy(member(5))
    expect(page).toMatchObject({ people: null, pairs: [], figures: [] })
    const text = JSON.stringify([page, cruxJson(page, 'https://forum.example')])
    expect(text).not.toMatch(/own words|\b62\b|40 = 32/)
  })

  test('shows whoever has answered, and guests, who stands where and what it does between them', () => {
    for (const reader of [member(1), guest]) {
      const page = seenBy(reader)
      expect(page.people?.map(({ person: { name }, swing, is }) => [name, swing, is])).toEqual([
        ['Ada', 40, 'crux'],
        ['Bob', 40, 'crux'],
      ])
      expect(page.pairs).toEqual([
        {
          who: 'Ada and Bob',
          gap: 40,
          explained: 32,
          residual: 8,
          sum: '40 = 32 + 8',
          isDouble: true,
          vod: 32,
        },
      ])
      expect(page.people?.[1]?.replies).toMatchObject([{ by: 'Ada', text: 'Why?' }])
    }
  })

  test('says who calls it ended, and counts who answered under its criteria', () => {
    const { settling } = seenBy(member(2))
    expect(settling.said).toEqual([{ name: 'Bob', handle: 'bob', words: 'a misunderstanding', isMine: true }])
    expect(settling.answeredUnder).toBe(1)
    expect(settling.cannotSay).toBeNull()
    expect(seenBy(member(5)).settling.cannotSay).toMatch(/Give your stance first/)
  })

  test('offers a stance on what was merged into it to its owner alone', () => {
    expect(seenBy(member(2)).toTakeAlong.map(({ label }) => label)).toEqual(['C2'])
    expect(seenBy(member(1)).toTakeAlong).toEqual([])
  })

  test('is kept in order by moderators who do not argue in its thread', () => {
    expect(seenBy(member(5, 'moderator')).moves.map(({ words }) => words)).toContain('Resolve')
    expect(seenBy(member(5, 'moderator'), { ...OPEN_PLACE.standing, hasCommented: true }).moves).toEqual([])
    expect(seenBy(member(5)).moves).toEqual([])
  })
})
