import { expect, test } from 'vitest'
import { type MergeFacts, whyNotMerge } from './policy'

const facts = (over: Partial<MergeFacts> = {}): MergeFacts => ({
  merged: { id: 1, handle: 'bob-2', role: 'member' },
  kept: { id: 2, handle: 'bob', role: 'member' },
  byId: 3,
  orphaned: [],
  ...over,
})

test('two accounts of one person can become one, by an admin and by whoever has the server', () => {
  expect(whyNotMerge(facts())).toBeNull()
  expect(whyNotMerge(facts({ byId: null }))).toBeNull()
})

test('nobody merges their own account away, or somebody else’s into their own', () => {
  expect(whyNotMerge(facts({ byId: 1 }))).toContain('by another admin')
  expect(whyNotMerge(facts({ byId: 2 }))).toContain('by another admin')
})

test('an account is not merged into itself, an admin not into a member', () => {
  const admin = { id: 1, handle: 'bob-2', role: 'admin' } as const
  const { kept } = facts()
  expect(whyNotMerge(facts({ merged: kept }))).toBe('That is one account already.')
  expect(whyNotMerge(facts({ merged: admin }))).toContain('keep the admin’s account')
  expect(whyNotMerge(facts({ merged: admin, kept: { ...kept, role: 'admin' } }))).toBeNull()
  expect(whyNotMerge(facts({ merged: { ...admin, role: 'moderator' } }))).toBeNull()
})

test('no group is left without anybody who keeps order', () => {
  expect(whyNotMerge(facts({ orphaned: ['Circle'] }))).toBe(
    '“bob-2” is the only moderator of “Circle”: name another one there first.',
  )
})
