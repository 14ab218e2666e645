import { expect, test } from 'vitest'
import { parseThreadDocument } from './parse'
import { readYaml } from './read-yaml'

const problemsOf = (text: string) => {
  const yaml = readYaml(text)
  return yaml.ok ? [] : yaml.problems.map(({ line, message }) => `${line}: ${message}`)
}

test('aliases are refused where they stand, so that nine lines never become a billion words', () => {
  const bomb = `a: &a [x, x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`).join('\n')}`

  expect(problemsOf(bomb)).toHaveLength(16)
  expect(problemsOf(bomb)[0]).toBe('2: write the value out in place of the alias *a')
})

test('a key that stands twice is refused, in YAML and in JSON', () => {
  expect(problemsOf('a: 1\nb: { c: 1,\n  c: 2 }')).toEqual(['3: the key c stands twice in one map'])
  expect(problemsOf('{"a": 1,\n "a": 2}')).toEqual(['2: the key a stands twice in one map'])
})

test.each([
  '['.repeat(20_000),
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  '- '.repeat(5_000),
  '{a: '.repeat(5_000),
])('what is nested without end is refused before anything walks down there (%#)', (text) => {
  expect(problemsOf(text)).toEqual(['1: is not YAML or JSON that can be read: it is nested too deeply'])
})

test('brackets in a text are no nesting', () => {
  expect(readYaml(`a: |\n  ${'['.repeat(5_000)}\nb: "${'{'.repeat(5_000)}"`)).toMatchObject({ ok: true })
})

test('several documents, tags and broken lines are told in words', () => {
  expect(problemsOf('a: 1\n---\nb: 2')).toEqual([
    '2: is not YAML or JSON that can be read: it holds several documents; put each into a file of its own',
  ])
  expect(problemsOf('a: 1\nb: !secret c')).toEqual([
    '2: is not YAML or JSON that can be read: it has a tag (an exclamation mark before a value), which means nothing here',
  ])
  expect(problemsOf('a: "b')).toHaveLength(1)
})

test('a file of another kind, with a problem at each of its many keys, is told in a moment', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => `key_${i}: 1`).join('\n')
  const parsed = parseThreadDocument(`format: doublecrux.thread/1\n${keys}`)

  expect(parsed.ok ? [] : parsed.problems).toHaveLength(20_003)
  expect(parsed.ok ? null : parsed.problems.at(-1)).toEqual({
    ...{ path: 'key_19999', line: 20_001, message: 'is not a key of a thread document' },
  })
})
