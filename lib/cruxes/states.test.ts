import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CRUX_STATES, type CruxFacts, type CruxState, cruxStates, type Move, type Mover } from './crux-state'
import { CRUX_KINDS, cruxKinds, OUTCOMES, outcomes } from './kinds'
import { decide, settle, TRANSITIONS } from './states'

const facts = (over: Partial<CruxFacts> = {}): CruxFacts => ({
  kind: 'empirical',
  holders: 2,
  holdersUnderCriteria: 0,
  isMoversAlone: false,
  moverHolds: false,
  opposedAgree: false,
  doubleMargin: null,
  doubleFailingHours: 0,
  isDoubleBarred: false,
  notCruxMarks: 0,
  saysCrux: { yes: 0, of: 0 },
  idleDays: 0,
  hasStanceSinceParked: false,
  ...over,
})
const move = (over: Partial<Move> = {}): Move => ({
  by: 'moderator',
  reason: 'Because.',
  outcome: null,
  target: null,
  ...over,
})
const into = (from: CruxState, over: Partial<CruxFacts>) => settle(from, facts(over)).map(({ to }) => to)

describe('a crux by itself', () => {
  test.each<[string, CruxState, Partial<CruxFacts>, CruxState[]]>([
    ['stays proposed while only one person has a stance', 'proposed', { holders: 1 }, []],
    ['opens with the second', 'proposed', { holders: 2 }, ['open']],
    [
      'becomes double at once if the two meet the test',
      'proposed',
      { doubleMargin: 0.05 },
      ['open', 'double'],
    ],
    ['becomes double at exactly 20 points', 'open', { doubleMargin: -1e-12 }, ['double']],
    ['stays open just short of it', 'open', { doubleMargin: -0.01 }, []],
    [
      'is not doubled again while a moderator has taken that back',
      'open',
      { doubleMargin: 0.3, isDoubleBarred: true },
      [],
    ],
    [
      'stays double while the test fails by 2 points for less than a day',
      'double',
      { doubleMargin: -0.02, doubleFailingHours: 23 },
      [],
    ],
    [
      'is open again when it has failed for a day',
      'double',
      { doubleMargin: -0.01, doubleFailingHours: 24 },
      ['open'],
    ],
    ['is open again at once when it fails by more', 'double', { doubleMargin: -0.03 }, ['open']],
    ['is open again at once when the pair is gone', 'double', { doubleMargin: null }, ['open']],
    [
      'stays double, however long ago it failed, once it holds again',
      'double',
      { doubleMargin: 0, doubleFailingHours: 99 },
      [],
    ],
    [
      'is disputed when two marked it "not a crux" and most say so',
      'open',
      { notCruxMarks: 2, saysCrux: { yes: 0, of: 4 } },
      ['disputed'],
    ],
    [
      'is not disputed by two of three: too few to tell',
      'open',
      { notCruxMarks: 2, saysCrux: { yes: 0, of: 3 } },
      [],
    ],
    [
      'is not disputed by one mark',
      'double',
      { doubleMargin: 0.1, notCruxMarks: 1, saysCrux: { yes: 0, of: 9 } },
      [],
    ],
    [
      'is disputed even if it is double for a pair',
      'double',
      { doubleMargin: 0.1, notCruxMarks: 7, saysCrux: { yes: 2, of: 12 } },
      ['disputed'],
    ],
    [
      'is double again when the dispute is over',
      'disputed',
      { doubleMargin: 0.1, notCruxMarks: 2, saysCrux: { yes: 5, of: 9 } },
      ['open', 'double'],
    ],
    ['is parked after thirty quiet days', 'open', { idleDays: 30 }, ['parked']],
    ['is not parked after twenty-nine', 'open', { idleDays: 29 }, []],
    ['wakes up with a new stance', 'parked', { hasStanceSinceParked: true }, ['open']],
    ['sleeps on without', 'parked', { doubleMargin: 0.4 }, []],
    [
      'stays resolved whatever the numbers say',
      'resolved',
      { doubleMargin: 0.4, notCruxMarks: 9, idleDays: 99 },
      [],
    ],
  ])('%s', (_, from, over, expected) => {
    expect(into(from, over)).toEqual(expected)
  })

  test('gives a reason for every step', () => {
    expect(settle('proposed', facts())).toEqual([{ to: 'open', because: 'A second person gave a stance.' }])
  })

  test('comes to rest: the same facts move it no further', () => {
    const anyFacts = fc.record({
      holders: fc.nat(5),
      doubleMargin: fc.option(fc.double({ min: -1, max: 0.8, noNaN: true })),
      doubleFailingHours: fc.nat(48),
      isDoubleBarred: fc.boolean(),
      notCruxMarks: fc.nat(9),
      saysCrux: fc.nat(9).map((yes) => ({ yes, of: 9 })),
      idleDays: fc.nat(60),
    })
    fc.assert(
      fc.property(fc.constantFrom(...cruxStates), anyFacts, (from, over) => {
        const steps = settle(from, facts(over))
        expect(into(steps.at(-1)?.to ?? from, over)).toEqual([])
      }),
    )
  })
})

describe('the table', () => {
  const movers: Mover[] = ['system', 'member', 'moderator']

  test('has one way at most for each from, to and mover', () => {
    for (const from of cruxStates)
      for (const to of cruxStates)
        for (const by of movers) {
          expect(
            TRANSITIONS.filter((way) => way.from.includes(from) && way.to === to && way.by === by).length,
          ).toBeLessThan(2)
        }
  })

  test('answers every question with a permission or a sentence', () => {
    for (const from of cruxStates)
      for (const to of cruxStates)
        for (const by of movers) {
          const decision = decide(from, to, move({ by }), facts())
          expect(decision.allowed ? decision.because : decision.refusal).toMatch(/^[A-Z].*\.$/)
        }
    expect(decide('open', 'open', move(), facts())).toEqual({
      allowed: false,
      refusal: 'It is open already.',
    })
  })

  test('knows every kind and outcome', () => {
    expect(cruxKinds.filter((kind) => CRUX_KINDS[kind].measure === 'acceptance')).toEqual([
      'definition',
      'value',
    ])
    expect(outcomes.filter((outcome) => OUTCOMES[outcome].state === 'resolved')).toEqual([
      'true',
      'false',
      'ambiguous',
      'annulled',
    ])
    expect(new Set(cruxStates.map((state) => CRUX_STATES[state].letter)).size).toBe(cruxStates.length)
  })
})
