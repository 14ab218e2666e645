import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { stillLives, thisProcess } from './process-identity.mjs'

/** @typedef {import('./process-identity.mjs').ProcessId} ProcessId */

/**
 * Hold a file as the only living process. A lock that a killed process left is taken over.
 * @param {string} file
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function takeLock(file) {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify(thisProcess()))
  try {
    while (!linked(mine, file)) {
      const holder = holderOf(file)
      if (holder && stillLives(holder)) return { heldBy: holder.pid }
      removeStale(file, holder)
    }
    return { release: () => rmSync(file, { force: true }) }
  } finally {
    rmSync(mine, { force: true })
  }
}

/**
 * Hold a file as soon as nobody else does.
 * @param {string} file
 * @returns {Promise<{ release: () => void }>}
 */
export async function waitForLock(file) {
  for (let told = false; ; ) {
    const lock = takeLock(file)
    if ('release' in lock) return lock
    if (!told) process.stderr.write(`Waiting for process ${lock.heldBy} to finish its build …\n`)
    told = true
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** A link appears whole or not at all, so that nobody ever reads half a lock. @param {string} from @param {string} to */
function linked(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} file @returns {ProcessId | undefined} */
function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // gone since, or cut short by a crash of the machine
  }
}

/**
 * Two may find the same stale lock; the slower one must not remove the lock that the quicker one has made since.
 * @param {string} file @param {ProcessId | undefined} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return // removed by the other one
  }
  const taken = holderOf(aside)
  if (taken && taken.birth !== stale?.birth && stillLives(taken)) linked(aside, file)
  rmSync(aside, { force: true })
}
