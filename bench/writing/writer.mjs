// A program of its own, so that what asking costs us is not taken for what answering costs the server: sends writes as fast as
// they are answered, one after the other on each of many connections, and times each.
import net from 'node:net'

const END_OF_HEADERS = Buffer.from('\r\n\r\n')

/**
 * @typedef {{ path: string, body: string }} Write
 * @typedef {{ host: string, port: number, ms: number, sessions: { cookie: string, writes: Write[] }[] }} Order
 * Each session goes through its writes from the first on, and begins again when they are over.
 * @typedef {{ writes: number, ms: number, latencies: number[], sent: number, received: number }} Outcome
 */

/** @param {Order} order @returns {Promise<Outcome>} */
async function load(order) {
  const latencies = /** @type {number[]} */ ([])
  const traffic = { sent: 0, received: 0 }
  const began = performance.now()
  const goesOn = () => performance.now() - began < order.ms
  await Promise.all(order.sessions.map((session) => talk(order, session, goesOn, latencies, traffic)))
  return { writes: latencies.length, ms: performance.now() - began, latencies, ...traffic }
}

/**
 * @param {Order} order @param {Order['sessions'][number]} session @param {() => boolean} goesOn
 * @param {number[]} latencies @param {{ sent: number, received: number }} traffic @returns {Promise<void>}
 */
function talk({ host, port }, { cookie, writes }, goesOn, latencies, traffic) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port, noDelay: true })
    let [at, began] = [0, 0]
    let answer = Buffer.alloc(0)
    const ask = () => {
      const write = goesOn() ? writes[at++ % writes.length] : undefined
      if (!write) {
        traffic.sent += socket.bytesWritten
        traffic.received += socket.bytesRead
        socket.destroy()
        return resolve()
      }
      answer = Buffer.alloc(0)
      began = performance.now()
      socket.write(
        `POST ${write.path} HTTP/1.1\r\nhost: ${host}:${port}\r\norigin: http://${host}:${port}\r\ncookie: ${cookie}\r\n` +
          `content-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(write.body)}\r\n\r\n${write.body}`,
      )
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed the connection')))
    socket.on('data', (chunk) => {
      answer = answer.length > 0 ? Buffer.concat([answer, chunk]) : chunk
      const end = answer.indexOf(END_OF_HEADERS)
      if (end < 0) return
      const head = answer.toString('latin1', 0, end)
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
      if (answer.length < end + END_OF_HEADERS.length + length) return
      if (!head.startsWith('HTTP/1.1 200'))
        return void socket.destroy(new Error(`a write was refused: ${answer.toString('utf8', end + 4)}`))
      latencies.push(performance.now() - began)
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
