import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { Failure } from './failure.mjs'
import { ROOT } from './paths.mjs'
import { birthOf, endProcess } from './process-identity.mjs'

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {import('./process-identity.mjs').ProcessId} ProcessId
 * @typedef {{ env?: NodeJS.ProcessEnv, output?: 'kept' | 'shown', cwd?: string, ownership?: { uid?: number, gid?: number } }} RunOptions
 */

const KEPT_CHARACTERS = 20_000 // of a program's output, for when it fails

/** @type {Map<ChildProcess, ProcessId & { outlives?: boolean }>} */
const living = new Map()

/** @type {string | undefined} */
let registry

/**
 * Write down which processes we start, so that the next start can end what this one leaves behind when it is killed.
 * @param {string | undefined} file none to stop writing
 */
export function registerChildrenIn(file) {
  registry = file
  writeRegistry()
}

/** End what a killed start left running. @param {string} file where it registered its children */
export async function endLeftBehind(file) {
  await Promise.all(recordedIn(file).map((left) => endProcess(left)))
}

/** @param {string} file @returns {ProcessId[]} */
function recordedIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return [] // the first start, or a file cut short
  }
}

function writeRegistry() {
  if (registry)
    writeFileSync(registry, JSON.stringify([...living.values()].filter(({ outlives }) => !outlives)))
}

/**
 * Start a program in a group of its own: Ctrl-C reaches only us, and we end our children in the right order.
 * @param {readonly string[]} command
 * @param {import('node:child_process').SpawnOptions & { outlives?: boolean }} options `outlives`: when we are killed, it
 *   is not ended by the next start but taken over
 * @returns {ChildProcess}
 */
export function startChild([program = '', ...args], { outlives = false, ...options }) {
  const child = spawn(program, args, { cwd: ROOT, detached: true, ...options })
  if (child.pid !== undefined) {
    living.set(child, { pid: child.pid, birth: birthOf(child.pid) ?? 'unknown', outlives })
    writeRegistry()
    child.once('exit', () => {
      living.delete(child)
      try {
        writeRegistry()
      } catch {
        // A full disk: the entry stays, and harms nobody, since the next start knows a process by its birth.
      }
    })
  }
  return child
}

/** @param {ChildProcess} child @param {{ signal?: NodeJS.Signals, patienceMs?: number }} [how] */
export async function endChild(child, how) {
  const id = living.get(child)
  if (id) await endProcess(id, how)
}

/** End every program that we started and that still runs, but for those that outlive us. */
export async function endChildren() {
  await Promise.all([...living.values()].filter(({ outlives }) => !outlives).map((id) => endProcess(id)))
}

/** A program ended badly; `output` is the last it said. */
export class ProgramFailed extends Error {
  /** @param {string} program @param {string} output @param {number | null} code */
  constructor(program, output, code) {
    super(`${program} ended with code ${code}`)
    this.output = output
    this.code = code
  }
}

/**
 * Run a program to its end and return what it said. Its output is kept for when it fails, or shown on standard error:
 * standard output belongs to results.
 * @param {readonly string[]} command
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export function run(command, { env = process.env, output = 'kept', cwd = ROOT, ownership = {} } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = output === 'shown' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe']
    const child = startChild(command, { env, cwd, stdio, ...ownership })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        said = (said + chunk).slice(-KEPT_CHARACTERS)
      })
    }
    const name = command.find((word) => !word.startsWith('-') && word !== process.execPath) ?? 'node'
    child.once('error', (error) => reject(new Failure(`${name} could not be run: ${error.message}`)))
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new ProgramFailed(name, said, code))))
  })
}
