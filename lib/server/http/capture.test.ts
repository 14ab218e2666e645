import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Captured, capture } from './capture'

const closing: (() => Promise<unknown>)[] = []
afterEach(() => Promise.all(closing.splice(0).map((close) => close())))

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
  closing.push(() => new Promise((closed) => server.close(closed).closeAllConnections()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What is captured of an answer; it is then sent as it was. */
async function captured(write: (response: ServerResponse) => void): Promise<Captured | null> {
  let whole: Captured | null = null
  const url = await serve((_, response) => {
    capture(response, (given) => {
      whole = given
      response.end(given.body)
    })
    write(response)
  })
  await (await fetch(url)).arrayBuffer()
  return whole
}

test('a text is held back until it is whole, however it is written', async () => {
  const whole = await captured((response) => {
    response.writeHead(404, 'Not Found', { 'content-type': 'text/html', 'x-several': ['a', 'b'] })
    response.flushHeaders()
    response.write('<p>')
    response.write(Buffer.from('ü'))
    response.write('w7w=', 'base64')
    response.end('</p>')
  })

  expect(whole?.status).toBe(404)
  expect(whole?.body.toString()).toBe('<p>üü</p>')
  expect(Object.fromEntries(whole?.headers ?? [])).toMatchObject({
    'content-type': 'text/html',
    'x-several': ['a', 'b'],
  })
})

test('what waits for a write to be done is told so', async () => {
  const told: string[] = []
  await captured((response) => {
    response.setHeader('content-type', 'text/plain')
    response.write('a', () => told.push('written'))
    response.end('b', () => told.push('ended'))
  })

  expect(told).toEqual(['written', 'ended'])
})

test.each(['image/png', 'font/woff2', 'text/event-stream'])('%s passes through as it comes', async (type) => {
  let isHeldBack = false
  const url = await serve((_, response) => {
    capture(response, () => (isHeldBack = true))
    response.setHeader('content-type', type)
    response.flushHeaders()
    response.write('first ')
    setTimeout(() => response.end('second'), 20)
  })
  const answer = await fetch(url)

  expect(await answer.text()).toBe('first second')
  expect(isHeldBack).toBe(false)
})

test('an answer without words is one too', async () => {
  const whole = await captured((response) => {
    response.writeHead(204)
    response.end()
  })

  expect(whole).toMatchObject({ status: 204, body: Buffer.alloc(0) })
})

test('when it is let go, what was held back is gone and the response can be used afresh', async () => {
  const url = await serve((_, response) => {
    const release = capture(response, () => expect.unreachable())
    response.setHeader('content-type', 'text/html')
    response.write('half a page')
    release()
    response.end('another page')
  })

  expect(await (await fetch(url)).text()).toBe('another page')
})
