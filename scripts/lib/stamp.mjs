import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'

// "Was this made from exactly these files?" By content, not by time: a checkout of another branch sets all times anew.

/** Tests are no part of what is built. */
const isInput = (/** @type {string} */ file) => !/\.(test|spec)\.tsx?$/.test(file)

/** @param {string} place a file or folder in the checkout @returns {string[]} */
function filesIn(place) {
  const stat = statSync(inRoot(place), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [place]
  return readdirSync(inRoot(place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRoot(), path.join(entry.parentPath, entry.name)))
}

/**
 * A hash of files by name and content, and of what else made a difference.
 * @param {{ places: readonly string[], except?: readonly string[], also?: readonly string[] }} inputs
 * @returns {string}
 */
export function hashOf({ places, except = [], also = [] }) {
  const hash = createHash('sha256').update(JSON.stringify(also))
  const isExcepted = (/** @type {string} */ file) => except.some((place) => file.startsWith(place))
  const files = places.flatMap(filesIn).filter((file) => isInput(file) && !isExcepted(file))
  for (const file of files.sort()) {
    const content = readFileSync(inRoot(file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * Do something unless its stamp says that it was done from the same inputs.
 * @param {string} file where the stamp is kept
 * @param {string} hash of the inputs
 * @param {() => Promise<unknown>} work
 */
export async function unlessStamped(file, hash, work) {
  if (existsSync(file) && readFileSync(file, 'utf8') === hash) return
  rmSync(file, { force: true }) // interrupted, it is to be done again
  await work()
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, hash)
}
