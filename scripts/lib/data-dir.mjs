import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { Failure, fileTrouble } from './failure.mjs'
import { inRoot, ROOT } from './paths.mjs'

const MEGABYTE = 2 ** 20

/** The first start makes a cluster (40 MB), its log (up to 64 MB) and the mirrors; later ones need room to write. */
const NEEDED = { atFirst: 200 * MEGABYTE, later: 32 * MEGABYTE }

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

/** Where data lives by default: in the checkout, unless root starts it where the database's user cannot come. */
export function defaultDataDir() {
  const inCheckout = inRoot('.data')
  if (!isRoot() || isOpenToOthers(path.join(inCheckout, 'postgres'))) return inCheckout
  return `/var/lib/doublecrux-${createHash('sha256').update(ROOT).digest('hex').slice(0, 8)}`
}

/**
 * Make DATA_DIR and prove that one can write there, or say in one sentence why not.
 * @param {string} dir
 * @param {{ forDatabase: boolean }} use a database that is yet to be made needs more room
 */
export function prepareDataDir(dir, { forDatabase }) {
  const what = `DATA_DIR (${dir})`
  try {
    makeDirs(dir)
    const isFirst = forDatabase && !readdirSync(dir).some((name) => name.startsWith('postgres-'))
    requireSpace(dir, isFirst ? NEEDED.atFirst : NEEDED.later)
    tryToWrite(path.join(dir, `.try-${process.pid}`))
  } catch (error) {
    throw explained(error, what)
  }
}

/** Node's own `recursive` never returns where nothing can be made, as under /proc. @param {string} dir */
function makeDirs(dir) {
  if (existsSync(dir)) return
  makeDirs(path.dirname(dir))
  mkdirSync(dir, { mode: 0o755 })
}

/** @param {string} dir @param {number} needed */
function requireSpace(dir, needed) {
  const { bavail, bsize } = statfsSync(dir)
  if (bavail * bsize >= needed) return
  const [free, wanted] = [bavail * bsize, needed].map((bytes) => `${Math.floor(bytes / MEGABYTE)} MB`)
  throw new Failure(`DATA_DIR (${dir}) is on a disk that is full: ${free} are free and ${wanted} are needed.`)
}

/** @param {string} file */
function tryToWrite(file) {
  const handle = openSync(file, 'w')
  try {
    writeSync(handle, Buffer.alloc(64 * 1024))
    fsyncSync(handle) // some file systems find out only now that they are full
  } finally {
    closeSync(handle)
    rmSync(file, { force: true })
  }
}

/** @param {unknown} error @param {string} what @returns {unknown} */
function explained(error, what) {
  if (error instanceof Failure || !(error instanceof Error)) return error
  if (/ENOTDIR|EEXIST/.test(error.message)) return new Failure(`${what} is not a directory.`)
  if (/ENOENT/.test(error.message)) return new Failure(`${what} cannot be made there.`)
  const sentence = fileTrouble(error.message, what)
  return sentence ? new Failure(sentence) : error
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
