import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

// A process number alone proves nothing, since numbers are used again. With the time of birth it does.

/** @typedef {{ pid: number, birth: string }} ProcessId */

/**
 * When a living process was born, in words that only equal themselves; undefined for none, or a zombie.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function birthOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') return birthOnLinux(pid)
  return ask('lstart', pid)
}

/** @param {number} pid @returns {string | undefined} */
function birthOnLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name before may hold anything
    const [state, ticksSinceBoot] = [fields[0], fields[19]]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return state === 'Z' || state === 'X' ? undefined : `${boot}/${ticksSinceBoot}`
  } catch {
    return undefined // no such process
  }
}

/**
 * The command line of a living process.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function commandOf(pid) {
  if (process.platform !== 'linux') return ask('command', pid)
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return undefined
  }
}

/** @param {'lstart' | 'command'} column @param {number} pid @returns {string | undefined} */
function ask(column, pid) {
  try {
    return (
      execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
    )
  } catch {
    return undefined // ps says so when there is no such process
  }
}

/** @returns {ProcessId} this very process */
export const thisProcess = () => ({ pid: process.pid, birth: birthOf(process.pid) ?? 'unknown' })

/**
 * Does the very process that was written down still live?
 * @param {ProcessId} recorded
 * @returns {boolean}
 */
export const stillLives = ({ pid, birth }) => birthOf(pid) === birth

/**
 * End a process (and its group, if it leads one): politely, then by force. Does nothing to a stranger
 * that has come by the same number.
 * @param {ProcessId} recorded
 * @param {{ signal?: NodeJS.Signals, patienceMs?: number }} [how]
 */
export async function endProcess(recorded, { signal = 'SIGTERM', patienceMs = 10_000 } = {}) {
  send(recorded, signal)
  if (await isGoneWithin(recorded, patienceMs)) return
  send(recorded, 'SIGKILL')
  await isGoneWithin(recorded, 5_000)
}

/** @param {ProcessId} recorded @param {NodeJS.Signals} signal */
function send(recorded, signal) {
  if (!stillLives(recorded)) return
  for (const target of [-recorded.pid, recorded.pid]) {
    try {
      process.kill(target, signal)
      return
    } catch (error) {
      if (!isNoSuchProcess(error)) throw error // leads no group: try it alone
    }
  }
}

/** @param {unknown} error */
const isNoSuchProcess = (error) => error instanceof Error && 'code' in error && error.code === 'ESRCH'

/** @param {ProcessId} recorded @param {number} ms @returns {Promise<boolean>} */
export async function isGoneWithin(recorded, ms) {
  const deadline = Date.now() + ms
  while (stillLives(recorded)) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return true
}
