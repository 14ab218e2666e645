import { expect, test } from 'vitest'
import { freeHandle, HANDLE, handleFrom, isKeptHandle } from './handle'

test.each(['ada', 'ada_l', '4ever', 'a-b', 'x'.repeat(32)])('%s can be a handle', (handle) => {
  expect(HANDLE.test(handle)).toBe(true)
})

test.each(['a', '-ada', '_ada', 'Ada', 'ada lovelace', 'adà', 'x'.repeat(33), ''])(
  '“%s” cannot',
  (handle) => {
    expect(HANDLE.test(handle)).toBe(false)
  },
)

test('nobody can speak for the forum by their handle', () => {
  for (const handle of ['admin', 'moderator', 'demo_admin', 'deleted-7', 'member-x1'])
    expect(isKeptHandle(handle)).toBe(true)
  expect(isKeptHandle('administer')).toBe(false)
})

test('a name from elsewhere becomes a handle when enough of it is left', () => {
  expect(handleFrom('Ada Lovelace')).toBe('ada-lovelace')
  expect(handleFrom('Éric ☃ Müller!')).toBe('eric-muller')
  expect(handleFrom('李')).toBeNull()
  expect(handleFrom('Admin')).toBeNull()
})

test('the next free handle is near the wanted one, and never too long', () => {
  expect(freeHandle('ada', new Set())).toBe('ada')
  expect(freeHandle('ada', new Set(['ada', 'ada-2']))).toBe('ada-3')
  const long = 'x'.repeat(32)
  expect(HANDLE.test(freeHandle(long, new Set([long])))).toBe(true)
})
