import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot, ROOT } from './paths.mjs'
import { requirePlace } from './place.mjs'

/** The first start makes a cluster (40 MB), its log (up to 64 MB) and the mirrors; later ones need room to write. */
const MEGABYTES = { atFirst: 200, later: 32 }

/** The user without rights that Postgres runs as when root starts it: it refuses to run as root. */
export function unprivilegedUser() {
  const [, , uid = '65534', gid = '65534'] = readPasswd().find((fields) => fields[0] === 'nobody') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

function readPasswd() {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
  } catch {
    return []
  }
}

export const isRoot = () => process.getuid?.() === 0

/**
 * May a user without rights come to this place? (A checkout under /root is closed to all but root.)
 * @param {string} place need not exist yet
 * @returns {boolean}
 */
export function isOpenToOthers(place) {
  for (let at = path.resolve(place); at !== path.dirname(at); at = path.dirname(at)) {
    if (existsSync(at) && at !== path.resolve(place) && (statSync(at).mode & 0o001) === 0) return false
  }
  return true
}

/** @param {string} dir */
const holdsCluster = (dir) =>
  existsSync(dir) &&
  statSync(dir).isDirectory() &&
  readdirSync(dir).some((name) => name.startsWith('postgres-'))

/** Where data lives by default: in the checkout, unless root starts it where the database's user cannot come. */
export function defaultDataDir() {
  const inCheckout = inRoot('.data')
  if (!isRoot() || holdsCluster(inCheckout) || isOpenToOthers(path.join(inCheckout, 'postgres')))
    return inCheckout
  return `/var/lib/doublecrux-${createHash('sha256').update(ROOT).digest('hex').slice(0, 8)}`
}

/**
 * Make DATA_DIR and prove that one can write there, or say in one sentence why not.
 * @param {string} dir
 * @param {{ forDatabase: boolean }} use a database that is yet to be made needs more room
 */
export function prepareDataDir(dir, { forDatabase }) {
  requirePlace(dir, {
    name: `DATA_DIR (${dir})`,
    megabytes: forDatabase && !holdsCluster(dir) ? MEGABYTES.atFirst : MEGABYTES.later,
  })
}

/**
 * A secret that is made once and kept for the owner alone.
 * @param {string} file
 * @returns {string}
 */
export function keptSecret(file) {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (kept.length >= 32) return kept // a shorter one was cut off by a crash, before anybody could use it
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(`${file}.new`, secret, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secret
}
