import { expect, test } from 'vitest'
import { placeName, placePath, toPlace } from './place'

test.each([
  ['new', '/new'],
  ['thread:core-views', '/threads/core-views/reply'],
  ['reply:core-views:c12', '/threads/core-views/reply?to=c12'],
  ['edit:core-views:c12', '/threads/core-views/edit?comment=c12'],
  ['edit:core-views', '/threads/core-views/edit'],
])('the draft %s goes on at %s', (name, path) => {
  const place = toPlace(name)
  expect(place && placeName(place)).toBe(name)
  expect(place && placePath(place)).toBe(path)
})

test.each(['', 'thread:', 'thread:a:b', 'reply:a', 'new:a', 'edit:A', 'reply:a:b:c', 'thread:a\n'])(
  '“%s” is no place',
  (name) => expect(toPlace(name)).toBeNull(),
)
