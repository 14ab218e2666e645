import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { birthOf, commandOf } from './process-identity.mjs'

/** @typedef {{ pid: number, birth: string, port: number, isReady: boolean }} Postmaster */

/**
 * The PostgreSQL that serves a data directory now, by what it wrote down there. A killed one leaves its note behind, and
 * its number may have gone to a stranger: only a process started on this very directory counts.
 * @param {string} data
 * @returns {Postmaster | undefined}
 */
export function livingPostmaster(data) {
  const note = path.join(data, 'postmaster.pid')
  const [pidText = '', startedOn = '', , port = '', , , , status = ''] = linesOf(note)
  const pid = Number(pidText)
  const birth = birthOf(pid)
  if (!birth) return undefined
  if (!startedOn || !commandOf(pid)?.includes(startedOn)) {
    rmSync(note, { force: true }) // PostgreSQL itself would refuse to start, for fear of the stranger
    return undefined
  }
  return { pid, birth, port: Number(port), isReady: status.trim() === 'ready' }
}

/** @param {string} file @returns {string[]} */
function linesOf(file) {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * Wait until the PostgreSQL of a data directory takes connections. After a crash it first replays its log.
 * @param {string} data
 * @param {() => boolean} isGone has it ended meanwhile?
 * @returns {Promise<Postmaster | undefined>} undefined when it ended instead
 */
export async function readyPostmaster(data, isGone) {
  for (;;) {
    const postmaster = livingPostmaster(data)
    if (postmaster?.isReady) return postmaster
    if (isGone()) return undefined
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
