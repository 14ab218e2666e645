import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from './lock.mjs'
import { birthOf, stillLives, thisProcess } from './process-identity.mjs'

let dir = ''
const file = () => path.join(dir, 'lock')
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('only one holds a lock, until it lets go', () => {
  const first = takeLock(file())
  expect(takeLock(file())).toEqual({ heldBy: process.pid })

  if ('release' in first) first.release()
  expect(existsSync(file())).toBe(false)
  expect(takeLock(file())).toHaveProperty('release')
})

test('what a killed process held is free again', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(file(), JSON.stringify({ pid, birth: 'the boot before/1' }))

  expect(takeLock(file())).toHaveProperty('release')
  expect(readdirSync(dir)).toEqual(['lock'])
})

test('a stranger that has come by the number of a killed process does not hold its lock', () => {
  writeFileSync(file(), JSON.stringify({ pid: process.pid, birth: 'the boot before/1' }))

  expect(takeLock(file())).toHaveProperty('release')
})

test('a lock cut short by a crash of the machine holds nobody up', () => {
  writeFileSync(file(), '{"pid":')

  expect(takeLock(file())).toHaveProperty('release')
})

test('a process is known by its number and its birth', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])

  expect(stillLives(thisProcess())).toBe(true)
  expect(stillLives({ ...thisProcess(), birth: 'another' })).toBe(false)
  expect(birthOf(pid ?? 0)).toBeUndefined()
})
