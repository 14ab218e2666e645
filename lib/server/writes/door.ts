import type { IncomingMessage, ServerResponse } from 'node:http'
import { acceptedEncoding, encode, isCompressible } from '../http/encode'
import { errorDocument } from '../http/error-document'
import { answerWrite, MOST_BYTES } from './answer'

const ADDRESS = /^\/api\/do\/([a-z-]+)(?:\?|$)/
const SMALL = 800

/**
 * Answer `POST /api/do/NAME` before it comes to the framework, whose machinery costs a vote many times what the vote does (docs/decisions/0014).
 * False when the request is not for us.
 */
export function takeWrite(
  request: IncomingMessage,
  response: ServerResponse,
  log: (error: unknown) => void,
): boolean {
  const name = request.method === 'POST' && ADDRESS.exec(request.url ?? '')?.[1]
  if (!name) return false
  answer(name, request, response).catch((error) => {
    log(error)
    if (response.headersSent) return void response.destroy()
    response.writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(errorDocument(500))
  })
  return true
}

async function answer(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  // What would be refused for its length is not read.
  const body = length <= MOST_BYTES ? await bytesOf(request) : null
  const answered = await answerWrite(
    name,
    new Request(`http://here${request.url}`, { method: 'POST', headers: headersOf(request), body }),
  )
  if (body === null) request.resume()
  const cookies = answered.headers.getSetCookie()
  for (const [header, value] of answered.headers)
    if (header !== 'set-cookie') response.setHeader(header, value)
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.setHeader('vary', 'accept-encoding, cookie')
  response.setHeader('cache-control', 'private, no-cache')
  const whole = Buffer.from(await answered.arrayBuffer())
  const encoding = acceptedEncoding(request.headers['accept-encoding'])
  const isWorthIt =
    whole.length > SMALL &&
    encoding !== 'identity' &&
    isCompressible(answered.headers.get('content-type') ?? '')
  if (isWorthIt) response.setHeader('content-encoding', encoding)
  const sent = isWorthIt ? await encode(whole, encoding, 'once') : whole
  response.setHeader('content-length', sent.length)
  response.writeHead(answered.status)
  response.end(sent)
}

async function bytesOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function headersOf({ headers }: IncomingMessage): Headers {
  const given = new Headers()
  for (const [name, value] of Object.entries(headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) given.append(name, one)
  return given
}
