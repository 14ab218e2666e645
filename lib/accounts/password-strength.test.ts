import { expect, test } from 'vitest'
import { judgePassword } from './password-strength'

test.each([
  'password12',
  'Password123!',
  'P@ssw0rd2024',
  'qwertyuiop',
  '1234567890',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'iloveyou1999',
  'Dragon!!!!',
  'sunshine2023',
  'zxcvbnm12345',
])('“%s” would be guessed', (password) => {
  expect(judgePassword(password).problem).not.toBeNull()
})

test.each([
  'kT9#vq2LmX',
  'velvet antler gravity soup',
  'the cat ate my grandfather',
  'correct pony sofa nail',
  'Xy7kkPq0zLm4',
])('“%s” would not', (password) => {
  expect(judgePassword(password).problem).toBeNull()
})

test('short passwords are refused whatever they are made of', () => {
  expect(judgePassword('kT9#vq2Lm').problem).toBe(
    'Use at least 10 characters: three or four unrelated words are easy to keep.',
  )
})

test('the person’s own handle and address do not count as a secret', () => {
  expect(judgePassword('ada.lovelace1', ['ada', 'ada.lovelace@example.org']).problem).toBe(
    'Your own name and address are tried first: leave them out.',
  )
})

test('a longer list makes the judgement stricter, never milder', () => {
  const listed = (word: string) => (word === 'velvetantler' ? 9000 : null)

  expect(judgePassword('velvetantler', [], listed).bits).toBeLessThan(judgePassword('velvetantler').bits)
})

test('more unrelated words are always better', () => {
  const bits = ['velvet', 'velvet antler', 'velvet antler gravity', 'velvet antler gravity soup'].map(
    (password) => judgePassword(password).bits,
  )
  expect([...bits].sort((a, b) => a - b)).toEqual(bits)
})

test('a very long one is judged at once', () => {
  const began = performance.now()
  judgePassword('ab1'.repeat(60))
  judgePassword('q'.repeat(200))
  expect(performance.now() - began).toBeLessThan(500)
})
