import { expect, test } from 'vitest'
import { isNewTo } from './view'

const written = { createdAt: 2000, authorId: 7 }

test.each([
  ['somebody else, who saw the thread before it', 8, 1000, true],
  ['a guest', undefined, 1000, true],
  ['its author', 7, 1000, false],
  ['somebody who was here after it', 8, 2000, false],
  ['somebody who does not say when they were here', 8, null, false],
])('to %s, a comment is new or not', (_, viewer, since, isNew) => {
  expect(isNewTo(viewer, written, since)).toBe(isNew)
})

test('a comment of a former member is new to guests too', () => {
  expect(isNewTo(undefined, { ...written, authorId: null }, 1000)).toBe(true)
})
