import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { ProgramFailed, run } from './children.mjs'
import { isOpenToOthers, isRoot, keptSecret, unprivilegedUser } from './data-dir.mjs'
import { Failure, fileTrouble } from './failure.mjs'
import { postgresMajor, postgresProgram } from './postgres-program.mjs'

/**
 * @typedef {import('./postgres-program.mjs').Ownership} Ownership
 * @typedef {{ dir: string, data: string, bin: string, log: string, password: string, ownership: Ownership }} Cluster
 */

export const SUPERUSER = 'doublecrux'

/** Where a DATA_DIR keeps its cluster: one place for each major version, since no other can open it. @param {string} dataDir */
export const clusterDir = (dataDir) => path.join(dataDir, `postgres-${postgresMajor()}`)

/** @param {string} dataDir @returns {boolean} */
export const hasCluster = (dataDir) => existsSync(path.join(clusterDir(dataDir), 'data'))

/** Data of an older major is not lost silently by starting an empty one beside it. @param {string} dataDir */
export function refuseOtherMajor(dataDir) {
  if (hasCluster(dataDir) || !existsSync(dataDir)) return
  const other = readdirSync(dataDir).find(
    (name) => /^postgres-\d+$/.test(name) && existsSync(path.join(dataDir, name, 'data')),
  )
  if (!other) return
  const [needed, found] = [postgresMajor(), other.slice('postgres-'.length)]
  throw new Failure(
    `${path.join(dataDir, other)} was made by PostgreSQL ${found}, and this version brings ${needed}: back it up with the version that made it, and restore it here.`,
  )
}

/** Whom the cluster belongs to: its owner when it stands, else us, or an unprivileged user when we are root. @param {string} data @returns {Ownership} */
function ownershipOf(data) {
  if (!isRoot()) return {}
  if (!existsSync(data)) return unprivilegedUser()
  const { uid, gid } = statSync(data)
  return { uid, gid }
}

/** @param {string} place @param {Ownership} ownership */
function give(place, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) chownSync(place, uid, gid)
}

/** @param {string} dir */
function requireOurs(dir) {
  if (!existsSync(dir)) return
  try {
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new Failure(
      `The database in ${dir} belongs to another user: start as that user, or choose another DATA_DIR.`,
    )
  }
}

/**
 * A data directory ready to be served, made on the first call.
 * @param {{ dir: string, isThrowAway: boolean }} wanted
 * @returns {Promise<Cluster>}
 */
export async function prepareCluster({ dir, isThrowAway }) {
  const data = path.join(dir, 'data')
  const ownership = ownershipOf(data)
  requireOurs(dir)
  if (ownership.uid !== undefined && !existsSync(data) && !isOpenToOthers(dir)) {
    throw new Failure(
      `${dir} is closed to the unprivileged user that the database runs as: choose another DATA_DIR.`,
    )
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  give(dir, ownership)

  const password = keptSecret(path.join(dir, 'password'))
  const bin = postgresProgram({ ownership, copyTo: dir })
  const cluster = { dir, data, bin, log: path.join(dir, 'server.log'), password, ownership }
  if (!existsSync(data)) await initialise(cluster, isThrowAway)
  return cluster
}

/** Made aside and renamed, so that a start killed half-way leaves nothing that looks whole. @param {Cluster} cluster @param {boolean} isThrowAway */
async function initialise({ dir, data, bin, password, ownership }, isThrowAway) {
  const unfinished = `${data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const passwordFile = path.join(dir, 'password.initdb')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  give(passwordFile, ownership)
  const options = [
    '-D',
    unfinished,
    '-U',
    SUPERUSER,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
  ]
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=und'] // the same order of words on every system
  const command = [path.join(bin, 'initdb'), ...options, ...locale, ...(isThrowAway ? ['--no-sync'] : [])]
  try {
    await run(command, { ownership, cwd: '/' })
  } catch (error) {
    throw error instanceof ProgramFailed ? new Failure(whyItFailed(error.output, dir)) : error
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, data)
}

/**
 * The sentence for what PostgreSQL said last before it gave up.
 * @param {string} said @param {string} dir
 * @returns {string}
 */
export function whyItFailed(said, dir) {
  const reason = said
    .match(/^.*(?:FATAL|PANIC|error):\s*(.+)$/gm)
    ?.at(-1)
    ?.replace(/^.*?(FATAL|PANIC|error):\s*/, '')
  return (
    fileTrouble(said, dir) ?? `The embedded PostgreSQL did not start: ${reason ?? `see ${dir}/server.log`}.`
  )
}
