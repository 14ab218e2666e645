import { expect, test } from 'vitest'
import { followThrough } from '../follow-through'
import { followThroughSentence } from './follow-words'

const said = (...people: [number, number | null][]) =>
  followThroughSentence(followThrough(people.map(([foretold, now]) => ({ foretold, now }))))

test('what people foretold is compared for a thread, from two answers on', () => {
  expect(said()).toBeNull()
  expect(said([70, null])).toBe(
    'One person who had said beforehand what they would believe was asked again; nobody has answered so far.',
  )
  expect(said([70, 75], [62, null])).toMatch(/^2 people .* one has answered so far\.$/)
  expect(said([70, 75], [62, 40])).toBe(
    'Asked again after a crux was resolved, 1 of 2 stand within 10 points of where they had said they would; on average people are 14 points off.',
  )
})
