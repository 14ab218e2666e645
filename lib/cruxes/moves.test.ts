import { describe, expect, test } from 'vitest'
import { CRUX_STATES, type CruxFacts, type CruxState, cruxStates, type Move } from './crux-state'
import { decide } from './states'

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
const other = { isItself: false, sameThread: true, state: 'open' } as const
const refusal = (from: CruxState, to: CruxState, by: Move, over: Partial<CruxFacts> = {}) => {
  const decision = decide(from, to, by, facts(over))
  return decision.allowed ? null : decision.refusal
}

describe('resolving', () => {
  const asTrue = move({ outcome: 'true' })

  test('is for a moderator, by criteria that two people knew when they gave their stances', () => {
    expect(decide('double', 'resolved', asTrue, facts({ holdersUnderCriteria: 2 }))).toEqual({
      allowed: true,
      because: 'Because.',
    })
    expect(refusal('double', 'resolved', asTrue, { holdersUnderCriteria: 1 })).toMatch(
      /criteria that were set before/,
    )
  })

  test('without criteria needs two opposed people who agree', () => {
    expect(refusal('double', 'resolved', asTrue, { opposedAgree: true })).toBeNull()
  })

  test('is not for members', () => {
    const byMember = move({ by: 'member', outcome: 'true' })
    expect(refusal('double', 'resolved', byMember, { holdersUnderCriteria: 5 })).toBe(
      'Only a moderator can do that.',
    )
  })

  test('one may not settle what one proposed and nobody else has answered', () => {
    expect(refusal('open', 'resolved', asTrue, { isMoversAlone: true, holdersUnderCriteria: 2 })).toMatch(
      /yourself/,
    )
  })

  test.each(['value', 'definition'] as const)('never calls a %s true or false', (kind) => {
    expect(refusal('open', 'resolved', asTrue, { kind, holdersUnderCriteria: 2 })).toBe(
      `A ${kind} crux is accepted or not; it cannot be resolved as true or false.`,
    )
    expect(refusal('open', 'dissolved', move({ outcome: 'value_difference' }), { kind })).toBeNull()
  })

  test('needs an outcome of the right sort', () => {
    expect(refusal('open', 'resolved', move(), { holdersUnderCriteria: 2 })).toBe('Say how it ended.')
    expect(
      refusal('open', 'resolved', move({ outcome: 'misunderstanding' }), { holdersUnderCriteria: 2 }),
    ).toBe('Say how it ended.')
    expect(refusal('open', 'dissolved', move({ outcome: 'false' }))).toBe('Say how it ended.')
  })

  test('a proposal nobody has taken up cannot be resolved', () => {
    expect(refusal('proposed', 'resolved', asTrue, { holdersUnderCriteria: 2 })).toBe(
      'It is proposed, and cannot become resolved from there.',
    )
  })

  test('two opposed people may dissolve it together, without a moderator', () => {
    const together = move({ by: 'member', outcome: 'misunderstanding' })
    expect(refusal('double', 'dissolved', together, { opposedAgree: true })).toBeNull()
    expect(refusal('double', 'dissolved', together)).toMatch(/opposite sides/)
  })
})

describe('merging and rejecting', () => {
  test('go into a standing crux of the same thread', () => {
    expect(refusal('open', 'merged', move({ target: other }))).toBeNull()
    expect(refusal('open', 'merged', move())).toMatch(/Choose/)
    expect(refusal('open', 'merged', move({ target: { ...other, isItself: true } }))).toMatch(/itself/)
    expect(refusal('open', 'merged', move({ target: { ...other, sameThread: false } }))).toMatch(/one thread/)
    expect(refusal('open', 'merged', move({ target: { ...other, state: 'rejected' } }))).toBe(
      'The other crux is rejected; choose one that stands.',
    )
  })

  test('are for moderators, who must say why', () => {
    expect(refusal('open', 'rejected', move({ reason: '  ' }))).toBe(
      'Give a reason: it stands in the public log.',
    )
    expect(refusal('open', 'rejected', move({ by: 'member' }))).toBe('Only a moderator can do that.')
    expect(decide('open', 'rejected', move({ reason: ' Off topic. ' }), facts())).toEqual({
      allowed: true,
      because: 'Off topic.',
    })
  })

  test('can be undone by a moderator, from every end', () => {
    for (const from of cruxStates.filter((state) => CRUX_STATES[state].ended))
      expect(refusal(from, 'open', move())).toBeNull()
  })
})

describe('a double crux and moderators', () => {
  test('a moderator may take it back, and restore it only if a pair has it', () => {
    expect(refusal('double', 'open', move(), { doubleMargin: 0.3 })).toBeNull()
    expect(refusal('open', 'double', move(), { doubleMargin: 0.3, isDoubleBarred: true })).toBeNull()
    expect(refusal('open', 'double', move(), { doubleMargin: -0.3 })).toMatch(/no pair/)
  })

  test('nobody can declare a dispute: it is counted', () => {
    expect(refusal('open', 'disputed', move())).toBe('That happens by itself when the numbers say so.')
  })
})
