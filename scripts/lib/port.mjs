import net from 'node:net'
import { Failure } from './failure.mjs'

/** @returns {Promise<number>} a loopback port that nobody uses now */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

/** @type {Record<string, (port: number, host: string) => string>} */
const SENTENCES = {
  EADDRINUSE: (port) =>
    `Port ${port} is used by another program: stop it, or choose another port with PORT=${port < 65_535 ? port + 1 : 3000}.`,
  EACCES: (port) => `Port ${port} is for administrators: choose one from 1024 on with PORT=3000.`,
  EADDRNOTAVAIL: (_, host) =>
    `HOST=${host} is not an address of this machine: 127.0.0.1 is, or 0.0.0.0 for all of them.`,
  ENOTFOUND: (_, host) => `HOST=${host} is a name that this machine does not know.`,
  EAI_AGAIN: (_, host) => `HOST=${host} is a name that this machine does not know.`,
}

/**
 * Why one cannot listen there, in a sentence.
 * @param {unknown} error @param {number} port @param {string} host
 * @returns {unknown} a Failure when the reason is known, else the error itself
 */
export function listenFailure(error, port, host) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = SENTENCES[code]?.(port, host)
  return sentence ? new Failure(sentence) : error
}

/**
 * Find out early whether the forum may listen there, before minutes of work.
 * @param {number} port @param {string} host
 * @returns {Promise<void>}
 */
export const requirePort = (port, host) =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => reject(listenFailure(error, port, host)))
    server.listen(port, host, () => server.close(() => resolve()))
  })
