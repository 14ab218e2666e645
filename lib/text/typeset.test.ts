import { expect, test } from 'vitest'
import { quoted, typeset } from './typeset'

test.each([
  [`The lab's third model`, 'The lab’s third model'],
  [`She said "it depends" - twice`, 'She said “it depends” – twice'],
  [`('quoted') and the '90s`, '(‘quoted’) and the ’90s'],
  ['already “set” ’tis', 'already “set” ’tis'],
])('%s', (typed, set) => expect(typeset(typed)).toBe(set))

test('words that stand between quotation marks have single ones within', () => {
  expect(quoted('"Early is cheap" and “early is free”')).toBe('‘Early is cheap’ and ‘early is free’')
})
