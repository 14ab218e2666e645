import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { actionNamed } from '@/lib/server/actions'
import { actorOf } from '@/lib/server/actor-of'

/**
 * The door for writes alone, as a process of its own: node --import tsx lib/testing/fragile-door.ts [dying]. A dying one kills
 * itself, without a last word, between the commit and the answer.
 */
const isDying = process.argv[2] === 'dying'

const server = createServer(async (request, response) => {
  const action = actionNamed(request.url?.slice(1) ?? '')
  const answer = await action?.call(JSON.parse(await text(request)), {
    actor: await actorOf(request.headers.authorization),
    now: new Date(),
    address: '127.0.0.1',
    userAgent: 'a test',
    readCookie: () => undefined,
    cookie: () => {},
  })
  if (isDying) process.kill(process.pid, 'SIGKILL')
  response.end(JSON.stringify(answer))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : null)
})
