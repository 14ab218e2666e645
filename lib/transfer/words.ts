import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** What a schema's refusal means, for whoever wrote the file. A schema's own message goes before this. */
export function inWords(issue: Issue): string | undefined {
  if (issue.input === undefined && issue.code !== 'custom') return 'is missing'
  if (issue.code === 'invalid_type') return `must be ${NOUNS[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `must be ${issue.values.map(String).join(' or ')}`
  if (issue.code === 'too_big') return `must be at most ${measure(issue.origin, issue.maximum)}`
  if (issue.code === 'too_small') return `must be at least ${measure(issue.origin, issue.minimum)}`
  return undefined // zod's own words
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys to values',
}

function measure(origin: string, size: number | bigint): string {
  const unit = { string: 'character', array: 'entry' }[origin]
  if (!unit) return String(size)
  return Number(size) === 1 ? `1 ${unit}` : `${size} ${unit === 'entry' ? 'entries' : 'characters'} long`
}
