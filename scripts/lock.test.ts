import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completed, type LockFile, missingIn } from './lib/lock-file.mjs'

const text = readFileSync('package-lock.json', 'utf8')
const lock = JSON.parse(text) as LockFile

test('the lock file names no registry: everybody installs from their own', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
  expect(text.match(/"(?:https?|git\+\w+):\/\/[^"]*registry[^"]*"/g)).toBeNull()
})

test('the lock file suits every platform (if not: npm run lock)', () => {
  expect(missingIn(lock).map(({ name }) => name)).toEqual([])
})

test('a lock file made against a partial mirror is completed with what npm left out', () => {
  const partial: LockFile = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '2.1.0',
        dev: true,
        optionalDependencies: { '@tool/linux-arm64-musl': '2.1.0', '@tool/win32-x64': '^2.1.0' },
      },
      'node_modules/@tool/win32-x64': { version: '2.1.0' },
    },
  }

  const { lock: whole, added } = completed(partial)

  expect(added).toEqual(['@tool/linux-arm64-musl'])
  expect(whole.packages['node_modules/@tool/linux-arm64-musl']).toEqual({
    version: '2.1.0',
    cpu: ['arm64'],
    os: ['linux'],
    libc: ['musl'],
    dev: true,
    optional: true,
  })
  expect(missingIn(whole)).toEqual([])
})
