import { describe, expect, test } from 'vitest'
import { cruxScore } from '../score'
import type { Mark, Percents } from '../stance'
import type { CruxFactsOfPage, Holder } from './facts'
import { sumOf } from './gap'
import { historyOf } from './history'
import { cardOf } from './view'

const person = (id: number, name: string) => ({ id, handle: name.toLowerCase(), name })
const holder = (
  id: number,
  name: string,
  percents: Partial<Percents>,
  over: Partial<Holder> = {},
): Holder => ({
  person: person(id, name),
  percents: { credence: null, ifTrue: null, ifFalse: null, main: null, ...percents },
  mark: null,
  note: null,
  confidence: null,
  at: 0,
  isStale: false,
  ...over,
})
const ADA = holder(1, 'Ada', { credence: 90, ifTrue: 70, ifFalse: 30 })
const BOB = holder(2, 'Bob', { credence: 10, ifTrue: 62, ifFalse: 22 })
const CYD = holder(3, 'Cyd', { credence: 60, ifTrue: 70, ifFalse: 30 })

const MAIN = { ref: 'main', name: 'Main claim', text: 'It will work.' }

function crux(holders: readonly Holder[], over: Partial<CruxFactsOfPage> = {}): CruxFactsOfPage {
  const standing = holders.filter(({ isStale }) => !isStale)
  return {
    id: 7,
    ref: 'x1',
    label: 'C1',
    statement: 'It brings the others forward by more than three months.',
    details: null,
    operationalization: null,
    kind: 'empirical',
    state: 'open',
    outcome: null,
    outcomeNote: null,
    criteria: null,
    criteriaSetAt: null,
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
    score: cruxScore(standing),
    saysCrux: { yes: standing.length, of: standing.length },
    ...over,
  }
}
const seenBy = (userId: number | null, holders: readonly Holder[], over: Partial<CruxFactsOfPage> = {}) =>
  cardOf(crux(holders, over), holders, userId === null ? null : { userId })

describe('the card, once one’s own stance is in', () => {
  test('shows the gap to whoever stands furthest away as two parts that add up: 40 = 32 + 8', () => {
    const { revealed } = seenBy(1, [ADA, CYD, BOB])

    expect(revealed?.far).toMatchObject({
      with: { name: 'Bob' },
      gap: 40,
      explained: 32,
      residual: 8,
      sum: '40 = 32 + 8',
    })
    expect(revealed?.far?.sentences).toEqual([
      'C1 accounts for 32 of the 40 points between you and Bob.',
      'Whichever way C1 fell, you and Bob would still stand 8 points apart.',
    ])
  })

  test('says what it accounts for between two once: to each of them beside the bar, to others in a sentence', () => {
    const between = 'It accounts for 32 of the 40 points between the two.'
    expect(seenBy(null, [ADA, BOB]).revealed?.sentences).toContain(between)
    expect(seenBy(1, [ADA, BOB]).revealed?.far?.sum).toBe('40 = 32 + 8')
    expect(seenBy(1, [ADA, BOB]).revealed?.sentences).not.toContain(between)
  })

  test('says with whom it is a double crux, and what it is between all', () => {
    const { revealed } = seenBy(1, [ADA, BOB, CYD])

    expect(revealed?.doubles.map(({ name }) => name)).toEqual(['Bob'])
    expect(revealed?.sentences[0]).toBe(
      'It is a double crux between you and Bob: settling it would bring you closer.',
    )
    expect(revealed?.sentences).toContain(
      'It accounts for 21 of the 27 points between two people here, on average.',
    )
  })

  test('says what one’s own numbers say', () => {
    expect(seenBy(1, [ADA]).sentences).toEqual([
      'Settling this would move you by 40 points: it is a crux for you.',
      'It would do so only if it were false.',
      'One answer would take you to the other side of the main claim.',
    ])
  })
})

describe('blind first', () => {
  test('hides every number of others, but not how many there are', () => {
    const card = seenBy(9, [ADA, BOB])

    expect(card).toMatchObject({ isBlind: true, others: 2, mine: null, revealed: null })
    expect(JSON.stringify(card)).not.toMatch(/Bob|90|62/)
  })

  test('ends with one’s own stance, even a mere mark; and does not bind guests, threads that set it off, or what has ended', () => {
    const marked = holder(9, 'Dee', {}, { mark: 'unsure' as Mark })
    expect(seenBy(9, [ADA, BOB, marked]).revealed).not.toBeNull()
    expect(seenBy(null, [ADA, BOB]).revealed).not.toBeNull()
    expect(seenBy(9, [ADA], { thread: { ...crux([]).thread, blindFirst: false } }).revealed).not.toBeNull()
    expect(seenBy(9, [ADA], { state: 'resolved', outcome: 'true' }).revealed).not.toBeNull()
  })

  test('begins again when the crux came to mean something else', () => {
    const stale = { ...ADA, isStale: true }
    const card = seenBy(1, [stale, BOB])

    expect(card).toMatchObject({ isBlind: true, mine: { isStale: true }, sentences: [] })
  })
})

test('a part that works the other way keeps its sign', () => {
  expect(sumOf({ gap: 20, explained: 26, residual: -6 })).toBe('20 = 26 − 6')
  expect(sumOf({ gap: 20, explained: -5, residual: 25 })).toBe('20 = −5 + 25')
})

test('one’s own history says what each step changed, and because of whom', () => {
  const event = { note: null, confidence: null, isRetracted: false, because: null, mark: null }
  const first = { ...event, at: 1, percents: ADA.percents }
  const second = {
    ...event,
    at: 2,
    percents: { ...ADA.percents, credence: 40 },
    because: { ref: 'c2', by: 'Bob' },
  }
  const [third, fourth] = [
    { ...second, at: 3, confidence: 2 as const, because: null },
    { ...second, at: 4, because: null },
  ]
  expect(historyOf([third, fourth], 'empirical').map(({ words }) => words)).toEqual([
    'how well you know it taken back',
    'probability 40, if it were true 70, if it were false 30, how well you know it: thought it over',
  ])
  expect(historyOf([first, second], 'empirical').map(({ words, because }) => [words, because?.by])).toEqual([
    ['probability 90 → 40', 'Bob'],
    ['probability 90, if it were true 70, if it were false 30', undefined],
  ])
})
