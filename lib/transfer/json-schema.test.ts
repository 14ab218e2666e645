import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fullDocument } from '@/lib/testing/documents'
import { schemaFile, threadDocumentSchema } from './json-schema'

type Schema = {
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: boolean
}

test('the JSON Schema in docs is that of the code (if not: npm run schema)', () => {
  expect(readFileSync('docs/thread-document.schema.json', 'utf8')).toBe(schemaFile())
})

test('the JSON Schema refuses unknown keys everywhere', () => {
  expect(
    placesOf(threadDocumentSchema()).filter(({ schema }) => schema.additionalProperties !== false),
  ).toEqual([])
})

test('the document that tests use for everything really uses every key of the format', () => {
  const wanted = placesOf(threadDocumentSchema()).flatMap(({ path, schema }) =>
    Object.keys(schema.properties ?? {}).map((key) => `${path}.${key}`),
  )
  const used = new Set(pathsIn(fullDocument()))

  expect(wanted.filter((path) => !used.has(path))).toEqual([])
})

/** Every map in a schema, with its path; a list's entries share one. */
function placesOf(schema: Schema, path = ''): { path: string; schema: Schema }[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}).map(([key, part]) => [`${path}.${key}`, part] as const),
    ...(schema.items ? [[`${path}[]`, schema.items] as const] : []),
    ...(schema.anyOf ?? []).map((part) => [path, part] as const),
  ].flatMap(([at, part]) => placesOf(part, at))
  return schema.properties ? [{ path, schema }, ...inside] : inside
}

function pathsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => [`${path}.${key}`, ...pathsIn(one, `${path}.${key}`)])
}
