import { expect, test } from 'vitest'
import { mapFor } from '../map-of'
import type { CruxFactsOfThread } from '../rail'
import { type EntryFacts, entriesOf } from './entry'
import { drawnInWords } from './words'

const crux = (number: number, over: Partial<CruxFactsOfThread> = {}): CruxFactsOfThread => ({
  id: number,
  ref: `x${number}`,
  number,
  statement: `Statement ${number}.`,
  kind: 'empirical',
  state: 'open',
  outcome: null,
  outcomeNote: null,
  score: {
    status: 'too_few',
    missing: 1,
    full: 1,
    markedOnly: 0,
    disagreement: 0,
    meanSwing: 0.32,
    doublePairs: 0,
  },
  saysCrux: { yes: 0, of: 0 },
  stances: [{ userId: 7, percents: { credence: 80, ifTrue: 70, ifFalse: 38, main: null } }],
  ...over,
})
const facts = (number: number, relations: EntryFacts['relations'] = []): EntryFacts => ({
  ref: `x${number}`,
  operationalization: null,
  createdAt: 0,
  resolvedAt: null,
  relations,
  people: 1,
  named: [{ by: 'bob', credence: 80, ifTrue: 70, ifFalse: 38, main: null, mark: null }],
  anchors: [],
  bearing: 0,
  changes: [],
})

test('who has not answered yet gets neither names nor numbers, in the list or in the map', () => {
  const [seen, blind] = entriesOf([crux(1), crux(2)], [facts(1), facts(2)], new Set(['C2']))

  expect([seen?.named.length, seen?.stances.length]).toEqual([1, 1])
  expect([blind?.named, blind?.stances, blind?.people]).toEqual([[], [], 1])
  const { nodes, edges } = mapFor(
    [{ ref: 'main', name: 'Main claim', text: 'It is so.' }],
    [seen, blind].filter((one) => one !== undefined),
  )
  expect(nodes.map(({ split }) => split)).toEqual([null, 0.8, null])
  expect(edges.map(({ words }) => words)).toEqual(['+32', ''])
})

test('the list says in words what the map draws', () => {
  const entry = (over: Partial<CruxFactsOfThread>) => entriesOf([crux(1, over)], [facts(1)], new Set())[0]
  const said = (over: Partial<CruxFactsOfThread> = {}) => {
    const one = entry(over)
    return one ? drawnInWords(one) : null
  }
  expect(said()).toEqual([
    'On average people find it 80% likely.',
    'Its being true would make the main claim 32 points likelier.',
  ])
  expect(said({ kind: 'value', score: { ...crux(1).score, meanSwing: -0.01 } })).toEqual([
    'On average people accept it at 80.',
    'To accept it would make the main claim 1 point less likely.',
  ])
  expect(said({ stances: [] })).toEqual([])
})

test('relations go by label, and those to what is not shown are left out', () => {
  const merged = crux(2, { state: 'merged' })
  const entries = entriesOf(
    [crux(1), merged, crux(3)],
    [facts(1, [{ type: 'depends_on', to: 'x3' }]), facts(2), facts(3)],
    new Set(),
  )
  expect(entries.map(({ label }) => label)).toEqual(['C1', 'C3'])
  expect(entries[0]?.relations).toEqual([{ type: 'depends_on', to: 'C3' }])
})
