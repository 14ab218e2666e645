import { expect, test } from 'vitest'
import { tagsAfter } from './tags'

test.each([
  ['nobody else changed them', ['b', 'c'], ['a', 'b'], ['a', 'b'], ['b', 'c']],
  ['the writer left them alone', ['a'], ['a'], ['x', 'y'], ['x', 'y']],
  ['others added one meanwhile', ['a', 'b'], ['a'], ['a', 'x'], ['a', 'b', 'x']],
  ['others took one away meanwhile', ['a', 'b', 'c'], ['a', 'b'], ['b'], ['b', 'c']],
  ['both added the same', ['a', 'x'], ['a'], ['a', 'x'], ['a', 'x']],
  ['the writer put them in another order', ['b', 'a'], ['a', 'b'], ['a', 'b'], ['b', 'a']],
])('when %s', (_, given, seen, now, after) => expect(tagsAfter(given, seen, now)).toEqual(after))
