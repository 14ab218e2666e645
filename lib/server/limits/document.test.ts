import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limitsDocument, RULES } from './document'

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

test('docs/limits.md is what is enforced (if not: npm run permissions)', () => {
  expect(readFileSync('docs/limits.md', 'utf8')).toBe(limitsDocument())
})

test('every limit by tries stands in a noun’s file of limits, and in the table', () => {
  const withRules = files.filter((file) => /\bburst: \d/.test(readFileSync(`lib/${file}`, 'utf8')))
  const listed = readFileSync('lib/server/limits/document.ts', 'utf8')

  expect(withRules.filter((file) => !file.endsWith('/limits.ts'))).toEqual([])
  expect(withRules.filter((file) => !listed.includes(`@/lib/${file.replace(/\.ts$/, '')}'`))).toEqual([])
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length)
})

test('whoever is refused reads a sentence', () => {
  expect(RULES.filter(({ words }) => !/^[A-Z].*\.$/.test(words)).map(({ name }) => name)).toEqual([])
})
