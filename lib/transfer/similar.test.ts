import { expect, test } from 'vitest'
import { similarNames } from './similar'

const NAMES = ['core-views', 'panel', 'podcast', 'takeoff-speeds', 'sharp-turn']

test('a slip of the finger leads to the name that was meant', () => {
  expect(similarNames('core-veiws', NAMES)).toEqual(['core-views'])
  expect(similarNames('Pannel', NAMES)).toEqual(['panel'])
})

test('so does a part of it, or too much of it', () => {
  expect(similarNames('takeoff', NAMES)).toEqual(['takeoff-speeds'])
  expect(similarNames('the-podcast-2022', NAMES)).toEqual(['podcast'])
})

test('something else leads nowhere', () => {
  expect(similarNames('licensing', NAMES)).toEqual([])
  expect(similarNames('x', NAMES)).toEqual([])
})

test('the nearest comes first, and no more than three', () => {
  const near = ['panel', 'panels', 'panel-two', 'panel-three', 'pane']

  expect(similarNames('panel', near)).toEqual(['panel', 'pane', 'panels'])
})
