import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { Line } from './listener'

test('a reader who does not keep up is cut off before they cost much, and others are not', async () => {
  const lines: Line[] = []
  const server = createServer((request, response) => {
    lines.push(new Line(request, response, null, 0))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const [slow, quick] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
  let heard = 0
  quick.on('data', (chunk) => {
    heard += chunk.length
  })
  for (const socket of [slow, quick]) socket.write('GET /live HTTP/1.1\r\nHost: here\r\n\r\n')
  slow.pause()
  const isCut = new Promise((cut) => slow.once('close', cut))
  slow.on('error', () => {})
  while (lines.length < 2) await new Promise((later) => setTimeout(later, 5))

  const frame = Buffer.alloc(100_000, 'x')
  for (let i = 0; i < 200; i++) {
    for (const line of lines) line.send(frame)
    while (heard < (i + 1) * frame.length) await new Promise((later) => setTimeout(later, 1))
  }
  slow.resume()
  await isCut
  expect(heard).toBeGreaterThanOrEqual(200 * frame.length)
  quick.destroy()
  server.close()
})
