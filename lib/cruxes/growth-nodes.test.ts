import { expect, test } from 'vitest'
import type { NodeThen } from './growth'
import { readNodes, writeNodes } from './growth-nodes'

test('what a step of the replay says of each box reaches the page’s script as it was', () => {
  const nodes: NodeThen[] = [
    { ref: 'x1', state: 'open', split: 0.53, people: 3 },
    { ref: 'two_b-3', state: 'double', split: null, people: 0 },
    { ref: 'X9', state: 'resolved', split: 0, people: 1 },
  ]
  expect(readNodes(writeNodes(nodes))).toEqual(nodes.map(({ people, ...seen }) => seen))
  expect(readNodes(writeNodes([]))).toEqual([])
})
