import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashOf, unlessStamped } from './stamp.mjs'

const dir = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-stamp-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('what was made from the same files is not made again, and what was interrupted is', async () => {
  const stamp = path.join(dir, 'new folder', 'stamp')
  const made: string[] = []
  const make = (from: string) => unlessStamped(stamp, from, async () => made.push(from))

  await make('first')
  await make('first')
  await make('second')
  const interrupted = unlessStamped(stamp, 'third', () => Promise.reject(new Error('interrupted')))
  await expect(interrupted).rejects.toThrow('interrupted')
  await make('second')

  expect(made).toEqual(['first', 'second', 'second'])
})

test('a hash tells other files, other surroundings and left-out folders apart, but not tests', () => {
  const all = hashOf({ places: ['scripts'] })

  expect(hashOf({ places: ['scripts'] })).toBe(all)
  expect(hashOf({ places: ['scripts'], also: ['A=1'] })).not.toBe(all)
  expect(hashOf({ places: ['scripts'], except: ['scripts/lib/'] })).not.toBe(all)
  expect(hashOf({ places: ['scripts', 'scripts/lib/stamp.test.ts', 'no-such-place'] })).toBe(all)
})
