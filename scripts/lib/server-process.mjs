import { startChild } from './children.mjs'
import { Failure, fileTrouble } from './failure.mjs'
import { inRoot } from './paths.mjs'

/** @typedef {{ whenEnded: Promise<string> }} ServerProcess `whenEnded` gives a sentence */

/** It takes one or two seconds; a machine that does ten things at once may need many more. */
const PATIENCE_MS = 120_000

/**
 * Start the web server, and wait until it listens.
 * @param {{ env: NodeJS.ProcessEnv }} options
 * @returns {Promise<ServerProcess>}
 */
export async function startServer({ env }) {
  const command = [process.execPath, '--import', 'tsx', inRoot('scripts/serve.ts')]
  const chatter = env.NODE_ENV === 'production' ? 'ignore' : 2 // the framework's greetings; errors come on the other one
  const child = startChild(command, { env, stdio: ['ignore', chatter, 'pipe', 'ipc'] })
  let lastWords = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    lastWords = (lastWords + chunk).slice(-4_000)
    process.stderr.write(chunk)
  })
  /** @type {Promise<string>} */
  const whenEnded = new Promise((resolve) => {
    child.once('error', (error) => resolve(`The server could not be run: ${error.message}`))
    child.once('exit', (code, signal) => {
      const how = signal ? `by ${signal}` : `with code ${code}`
      resolve(fileTrouble(lastWords, inRoot()) ?? `The server stopped by itself (${how}).`)
    })
  })
  const ready = new Promise((resolve) => {
    child.on('message', (message) => message === 'ready' && resolve('ready'))
  })
  const outcome = await Promise.race([ready, whenEnded, timeLimit()])
  if (outcome !== 'ready') throw new Failure(String(outcome))
  return { whenEnded }
}

/** @returns {Promise<string>} */
const timeLimit = () =>
  new Promise((resolve) => {
    setTimeout(
      resolve,
      PATIENCE_MS,
      `The server did not begin to listen within ${PATIENCE_MS / 1000} s.`,
    ).unref()
  })

/**
 * The address for people: a server that listens on all addresses is at this machine's own.
 * @param {string} host @param {number} port
 */
export function addressOf(host, port) {
  const shown = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${shown}:${port}`
}
