// What a test run makes for itself, and what is left of a run that was killed.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { endLeftBehind, registerChildrenIn } from './children.mjs'
import { isOpenToOthers, isRoot } from './data-dir.mjs'
import { inRoot } from './paths.mjs'
import { livingPostmaster } from './postmaster.mjs'
import { endProcess, stillLives, thisProcess } from './process-identity.mjs'

/** @typedef {{ owner: import('./process-identity.mjs').ProcessId, postgresDir: string }} RunNote */

const RUNS = inRoot('.test')
const NOTE = 'run.json'
const REGISTRY = 'processes.json'

/** Postgres leaves root's rights behind, and must still reach its data. @param {string} inCheckout */
function reachableDir(inCheckout) {
  if (!isRoot() || isOpenToOthers(inCheckout)) return inCheckout
  const dir = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-test-'))
  chmodSync(dir, 0o711)
  return path.join(dir, 'postgres')
}

/**
 * A place for this run alone, removed when the run calls `remove`, or by the next run if it is killed before that.
 * @param {string} purpose a word for the name of the place
 */
export async function makeRunDir(purpose) {
  await removeAbandoned()
  const dir = path.join(RUNS, `${purpose}-${process.pid}`)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const postgresDir = reachableDir(path.join(dir, 'postgres'))
  writeFileSync(path.join(dir, NOTE), JSON.stringify({ owner: thisProcess(), postgresDir }))
  registerChildrenIn(path.join(dir, REGISTRY))
  const remove = () => {
    registerChildrenIn(undefined)
    removeRun(dir, postgresDir)
  }
  return { dir, postgresDir, remove }
}

async function removeAbandoned() {
  if (!existsSync(RUNS)) return
  for (const name of readdirSync(RUNS)) {
    const dir = path.join(RUNS, name)
    const note = noteIn(dir)
    if (!note || stillLives(note.owner)) continue
    await endLeftBehind(path.join(dir, REGISTRY))
    const postmaster = livingPostmaster(path.join(note.postgresDir, 'data'))
    if (postmaster) await endProcess(postmaster, { signal: 'SIGQUIT' })
    removeRun(dir, note.postgresDir)
  }
}

/** @param {string} dir @returns {RunNote | undefined} */
function noteIn(dir) {
  try {
    return JSON.parse(readFileSync(path.join(dir, NOTE), 'utf8'))
  } catch {
    return undefined // something else, or a run that begins just now
  }
}

/** @param {string} dir @param {string} postgresDir */
function removeRun(dir, postgresDir) {
  const isElsewhere = !postgresDir.startsWith(dir)
  rmSync(isElsewhere ? path.dirname(postgresDir) : postgresDir, { recursive: true, force: true })
  rmSync(dir, { recursive: true, force: true })
}
