import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Action } from '../define-action'
import { permissionsDocument, TABLES } from './document'
import { ASKERS, NOW } from './situation'

let actions: readonly Action[]
beforeAll(async () => {
  process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1:1/none' // is never asked
  actions = (await import('../actions')).ACTIONS
})

test('every action says in lib/server/permissions who may do it, and nothing else does', () => {
  const listed = TABLES.flatMap(({ permissions }) => Object.keys(permissions))

  expect(listed.toSorted()).toEqual(actions.map(({ name }) => name).toSorted())
})

test('docs/permissions.md is what the policies say (if not: npm run permissions)', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsDocument(actions))
})

test('whoever is refused is told so in whole sentences', () => {
  const refusals = TABLES.flatMap(({ permissions }) => Object.values(permissions))
    .flat()
    .flatMap(({ may }) => (may === 'anyone' ? [] : Object.values(ASKERS).map((asker) => may(asker, NOW))))
    .flatMap((decision) => (decision.allowed ? [] : [decision.reason]))

  expect(refusals.length).toBeGreaterThan(0)
  expect(refusals.filter((sentence) => !/^[A-Z].*[.!?]$/.test(sentence))).toEqual([])
})

test('a guest is refused everything that changes something in the forum, and is told to sign in', () => {
  const [forum, cruxes] = TABLES
  for (const [name, situations] of Object.entries({ ...forum?.permissions, ...cruxes?.permissions }))
    for (const { may } of situations)
      expect(may === 'anyone' || may(ASKERS.guest, NOW), name).toMatchObject({
        code: 'signed-out',
        reason: expect.stringMatching(/^Sign in to /),
      })
})
