import type { OutgoingHttpHeader, ServerResponse } from 'node:http'
import { isCompressible } from './encode'

export type Captured = { status: number; headers: [string, string | string[]][]; body: Buffer }

type Write = ServerResponse['write']
type End = ServerResponse['end']

/**
 * Hold back what is written to a response, and hand it over whole when it ends. Answers that are not text
 * (images, fonts, live streams) pass through untouched, and `whole` is never called for them. Returns how to let go:
 * what was held back is dropped, and the response is as it was before anything was written.
 */
export function capture(response: ServerResponse, whole: (captured: Captured) => void): () => void {
  const { write, end, writeHead, flushHeaders } = response
  const chunks: Buffer[] = []
  let passing = false
  const release = () => {
    Object.assign(response, { write, end, writeHead, flushHeaders })
  }

  const decide = () => {
    const type = String(response.getHeader('content-type') ?? '')
    passing = type !== '' && !isCompressible(type)
    if (passing) release()
    return passing
  }
  const add = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string') {
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    } else if (chunk instanceof Uint8Array) {
      chunks.push(Buffer.from(chunk))
    }
  }
  const callback = (given: unknown[]) => given.find((one): one is () => void => typeof one === 'function')

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status
    const headers = rest.find((one) => typeof one === 'object' && one !== null) as
      | Record<string, OutgoingHttpHeader>
      | undefined
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
    return response
  }) as ServerResponse['writeHead']
  response.flushHeaders = () => {
    if (decide()) response.flushHeaders()
  }
  response.write = ((...given: unknown[]) => {
    if (decide()) return (response.write as (...args: unknown[]) => boolean)(...given)
    add(given[0], given[1])
    callback(given)?.()
    return true
  }) as Write
  response.end = ((...given: unknown[]) => {
    if (chunks.length === 0 && decide())
      return (response.end as (...args: unknown[]) => ServerResponse)(...given)
    add(given[0], given[1])
    release()
    const headers = Object.entries(response.getHeaders()).flatMap(
      ([name, value]): [string, string | string[]][] =>
        value === undefined ? [] : [[name, Array.isArray(value) ? value : String(value)]],
    )
    whole({ status: response.statusCode, headers, body: Buffer.concat(chunks) })
    callback(given)?.()
    return response
  }) as End
  return release
}
