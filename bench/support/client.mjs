// Asks a server for pages as fast as it answers, over a fixed number of kept-alive connections, and times each answer.
// autocannon parses HTTP in JavaScript and cannot keep up with a server that sends bytes from memory: on one core it
// would be the thing measured. This one only looks for the length of each answer.
import net from 'node:net'

const END_OF_HEADERS = Buffer.from('\r\n\r\n')

/**
 * @typedef {{ host: string, port: number, paths: string[], headers: Record<string, string>, connections: number, ms: number, least: number, mostMs: number }} Order
 * @typedef {{ requests: number, ms: number, latencies: number[], bytes: number }} Outcome
 */

/** @param {Order} order @returns {Promise<Outcome>} */
async function load(order) {
  const latencies = /** @type {number[]} */ ([])
  const began = performance.now()
  let [asked, bytes] = [0, 0]
  const goesOn = () => {
    const passed = performance.now() - began
    return passed < order.ms || (asked < order.least && passed < order.mostMs)
  }
  const next = () => order.paths[asked++ % order.paths.length]
  /** @param {number} latency @param {number} length */
  const answered = (latency, length) => {
    latencies.push(latency)
    bytes += length
  }
  await Promise.all(
    Array.from({ length: order.connections }, () =>
      talk(order, () => (goesOn() ? next() : undefined), answered),
    ),
  )
  return { requests: latencies.length, ms: performance.now() - began, latencies, bytes }
}

/**
 * One connection: a request, its whole answer, the next request.
 * @param {Order} order @param {() => string | undefined} next @param {(latency: number, length: number) => void} answered
 * @returns {Promise<void>}
 */
function talk({ host, port, headers }, next, answered) {
  return new Promise((resolve, reject) => {
    const fields = Object.entries({ host: `${host}:${port}`, ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    const socket = net.connect({ host, port, noDelay: true })
    let head = Buffer.alloc(0)
    let [missing, length, began] = [-1, 0, 0]
    const ask = () => {
      const path = next()
      if (path === undefined) {
        socket.destroy()
        return resolve()
      }
      missing = -1
      began = performance.now()
      socket.write(`GET ${path} HTTP/1.1\r\n${fields.join('')}\r\n`)
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed the connection')))
    socket.on('data', (chunk) => {
      if (missing >= 0) {
        missing -= chunk.length
      } else {
        head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk
        const end = head.indexOf(END_OF_HEADERS)
        if (end < 0) return
        const text = head.toString('latin1', 0, end)
        if (!text.startsWith('HTTP/1.1 200')) return void socket.destroy(new Error(text.split('\r\n')[0]))
        length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1])
        missing = length - (head.length - end - END_OF_HEADERS.length)
        head = Buffer.alloc(0)
      }
      if (missing > 0) return
      if (missing < 0 || Number.isNaN(missing))
        return void socket.destroy(new Error('an answer of unknown length'))
      answered(performance.now() - began, length)
      ask()
    })
  })
}

process.on('message', async (order) => {
  try {
    process.send?.({ outcome: await load(/** @type {Order} */ (order)) })
  } catch (error) {
    process.send?.({ problem: String(error) })
  }
})
process.send?.('ready')
