import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { endChild, startChild } from './children.mjs'
import { Failure } from './failure.mjs'
import { freePort } from './port.mjs'
import { prepareCluster, SUPERUSER, whyItFailed } from './postgres-cluster.mjs'
import { livingPostmaster, readyPostmaster } from './postmaster.mjs'
import { endProcess, isGoneWithin, stillLives } from './process-identity.mjs'

/**
 * @typedef {import('./postgres-cluster.mjs').Cluster} Cluster
 * @typedef {import('./postmaster.mjs').Postmaster} Postmaster
 * @typedef {{ postmaster: Postmaster, password: string, whenEnded: Promise<void>, stop: () => Promise<void> }} EmbeddedPostgres
 */

/** After a kill its helpers live on for a moment, and a new one must wait until they are gone. */
const STILL_THERE = /pre-existing shared memory block|lock file "postmaster.pid" already exists/
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/
const PATIENCE_MS = 15_000

const LONGEST_LOG = 5_000_000

/** Nobody will miss a test's data: half the time goes into keeping it safe. */
const CARELESS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'max_wal_size=256MB',
]

/**
 * Serve a cluster of our own on a loopback port: one that a killed start left running is adopted.
 * @param {{ dir: string, isThrowAway?: boolean }} wanted
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({ dir, isThrowAway = false }) {
  const cluster = await prepareCluster({ dir, isThrowAway })
  const left = livingPostmaster(cluster.data)
  const adopted = left && (await readyPostmaster(cluster.data, () => !stillLives(left)))
  return adopted ? asAdopted(cluster, adopted) : launch(cluster, isThrowAway ? CARELESS : [])
}

/** @param {EmbeddedPostgres} postgres @param {string} database @returns {string} */
export const urlOf = ({ postmaster, password }, database) =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${postmaster.port}/${database}`

/** @param {Cluster} cluster @param {Postmaster} postmaster @returns {EmbeddedPostgres} */
function asAdopted({ password }, postmaster) {
  const whenEnded = new Promise((resolve) => {
    const timer = setInterval(() => {
      if (stillLives(postmaster)) return
      clearInterval(timer)
      resolve(undefined)
    }, 1_000)
    timer.unref()
  })
  return { postmaster, password, whenEnded, stop: () => shutDown(postmaster) }
}

/** SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes everything down, and goes. @param {Postmaster} postmaster */
async function shutDown(postmaster) {
  if (!stillLives(postmaster)) return
  process.kill(postmaster.pid, 'SIGINT')
  if (!(await isGoneWithin(postmaster, 30_000)))
    await endProcess(postmaster, { signal: 'SIGQUIT', patienceMs: 5_000 })
}

/** @param {Cluster} cluster @param {readonly string[]} settings @returns {Promise<EmbeddedPostgres>} */
async function launch(cluster, settings) {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const started = await tryToLaunch(cluster, settings)
    if (typeof started !== 'string') return started
    const isWorthAnotherTry = STILL_THERE.test(started) || PORT_TAKEN.test(started)
    if (!isWorthAnotherTry || Date.now() > deadline) throw new Failure(whyItFailed(started, cluster.dir))
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/**
 * @param {Cluster} cluster @param {readonly string[]} settings
 * @returns {Promise<EmbeddedPostgres | string>} what it said, if it did not start
 */
async function tryToLaunch({ data, bin, log, password, ownership }, settings) {
  const options = [
    `port=${await freePort()}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...settings,
  ]
  const command = [path.join(bin, 'postgres'), '-D', data, ...options.flatMap((option) => ['-c', option])]
  const logEnd = openLog(log)
  const stdio = /** @type {const} */ (['ignore', logEnd.handle, logEnd.handle])
  const child = startChild(command, { ...ownership, cwd: '/', stdio: [...stdio], outlives: true })
  closeSync(logEnd.handle)
  const whenEnded = new Promise((resolve) => {
    child.once('exit', () => resolve(undefined))
    child.once('error', () => resolve(undefined))
  })
  let isGone = false
  whenEnded.then(() => {
    isGone = true
  })
  const postmaster = await readyPostmaster(data, () => isGone)
  if (!postmaster) return readFileSync(log, 'utf8').slice(logEnd.position)
  const stop = () => endChild(child, { signal: 'SIGINT', patienceMs: 30_000 })
  return { postmaster, password, whenEnded: whenEnded.then(() => {}), stop }
}

/** @param {string} log */
function openLog(log) {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LONGEST_LOG) rmSync(log)
  return { handle: openSync(log, 'a', 0o600), position: size > LONGEST_LOG ? 0 : size }
}
