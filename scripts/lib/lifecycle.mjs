import { endChildren } from './children.mjs'
import { sentenceFor } from './failure.mjs'

/** @type {(() => unknown)[]} */
const undoings = []

/** @type {Promise<never> | undefined} */
let ending

/** Do this when the program ends, in the reverse order of asking. @param {() => unknown} undo */
export function atTheEnd(undo) {
  undoings.push(undo)
}

export const isEnding = () => ending !== undefined

/**
 * Stop what we started: programs, then the rest, last first. Asking again changes nothing.
 * @param {number} code
 * @returns {Promise<never>}
 */
export function end(code) {
  ending ??= (async () => {
    let worst = code
    for (const undo of [endChildren, ...undoings.reverse()]) {
      try {
        await undo()
      } catch (error) {
        process.stderr.write(`${sentenceFor(error)}\n`)
        worst ||= 1
      }
    }
    process.exit(worst)
  })()
  return ending
}

/**
 * Run a command's work: a signal ends it in good order, an error ends it with one sentence.
 * @param {() => Promise<number | undefined>} work gives the exit code, or undefined to stay running
 * @param {{ whenStopped?: number }} [codes] what a signal means: the orderly end of a server, or an unfinished job
 */
export async function live(work, { whenStopped = 0 } = {}) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => void end(whenStopped))
  try {
    const code = await work()
    if (code !== undefined) await end(code)
  } catch (error) {
    if (!isEnding()) process.stderr.write(`${sentenceFor(error)}\n`)
    await end(1)
  }
}
