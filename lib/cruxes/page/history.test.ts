import { expect, test } from 'vitest'
import type { PageEvent } from './facts'
import { historyLines } from './history'

const edited = (before: object, after: object): PageEvent => ({
  id: 1,
  kind: 'edited',
  by: { handle: 'ada', name: 'Ada' },
  before: { statement: 'It is late.', details: null, operationalization: null, kind: 'empirical', ...before },
  after: { statement: 'It is late.', details: null, operationalization: null, kind: 'empirical', ...after },
  reason: null,
  at: 0,
})
const line = (before: object, after: object) => {
  const [one] = historyLines([edited(before, after)], [])
  return [one?.words, one?.was, one?.is]
}

test('a crux’s history shows the old and the new words of whatever was put anew', () => {
  expect(line({}, { operationalization: 'Seven of ten are.' })).toEqual([
    'said what we would see',
    null,
    'Seven of ten are.',
  ])
  expect(line({ operationalization: 'Seven of ten are.' }, {})).toEqual([
    'took back what we would see',
    'Seven of ten are.',
    null,
  ])
  expect(
    line(
      { operationalization: 'Seven.' },
      {
        statement: 'It is very late.',
        operationalization: 'Nine.',
        kind: 'forecast',
        revision: 2,
        meaning: 'changed',
      },
    ),
  ).toEqual([
    'put it anew, said what we would see and calls it forecast, revision 2; its meaning changed, so earlier stances rest',
    'It is late.\n\nSeven.',
    'It is very late.\n\nNine.',
  ])
})

test('an event from before there were words for what we would see reads as it did', () => {
  const [one] = historyLines(
    [
      {
        ...edited({}, {}),
        before: { statement: 'Old.', details: null },
        after: { statement: 'New.', details: null },
      },
    ],
    [],
  )
  expect([one?.words, one?.was, one?.is]).toEqual(['put it anew', 'Old.', 'New.'])
})
