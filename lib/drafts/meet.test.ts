import { expect, test } from 'vitest'
import { meet } from './meet'

test.each([
  ['nobody changed anything', 'a', 'a', 'a', 'same'],
  ['both typed the same', 'ab', 'ab', 'a', 'same'],
  ['only this tab went on typing', 'ab', 'a', 'a', 'mine'],
  ['only the other tab went on typing', 'a', 'ac', 'a', 'theirs'],
  ['both went on typing', 'ab', 'ac', 'a', 'both'],
  ['the other was posted or discarded, this one went on', 'ab', '', 'a', 'mine'],
  ['the other was posted or discarded, this one rests', 'a', '', 'a', 'theirs'],
  ['this one has just been opened, the other is older', '', 'ac', 'x', 'theirs'],
] as const)('%s', (_, mine, theirs, last, outcome) => {
  expect(meet(mine, theirs, last)).toBe(outcome)
})
