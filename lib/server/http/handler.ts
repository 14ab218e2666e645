import { createHash } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { clientAddress } from '../client-address'
import { isLoopback } from '../loopback'
import { type Captured, capture } from './capture'
import { type DocumentContext, inDocument } from './context'
import { acceptedEncoding, encode, isCompressible } from './encode'
import { errorDocument } from './error-document'
import { finishDocument } from './finish-document'
import { SECURITY_HEADERS } from './headers'
import type { Answer, PageCache } from './page-cache'
import { Turns } from './turns'

type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>
const DROPPED = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
  'etag',
  'vary',
  'x-powered-by',
])
const OURS = new Set(SECURITY_HEADERS.map(([name]) => name))

/**
 * The door that every request comes through: kept pages are answered from memory, the rest is rendered by the
 * framework, finished, compressed and, for signed-out readers, kept. A bug becomes the 500 page and a line in the log.
 */
export function createHandler({
  render,
  live,
  cache,
  isProduction,
  isDemo,
  proxies,
  log,
}: {
  render: Render
  /** Answers what stays open; false for everything else. */
  live: (request: IncomingMessage, response: ServerResponse) => boolean
  cache: PageCache
  isProduction: boolean
  isDemo: boolean
  /** How many proxies of ours stand in front. */
  proxies: number
  log: (error: unknown) => void
}): RequestListener {
  const turns = new Turns()

  return (request, response) => {
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value)
    const url = request.url ?? '/'
    // Ours alone to set: what the sender says of itself is believed only as far as the site has proxies in front.
    request.headers['x-client-address'] = clientAddress(
      request.socket.remoteAddress,
      request.headers['x-forwarded-for'],
      proxies,
    )
    // A page elsewhere that makes its own name point to this machine must not find an admin's door there.
    const isOurs = !isDemo || isLoopback(request.headers.host)
    if (!isOurs || !isWellFormed(url)) return sendText(response, 400, errorDocument(400))
    if (!METHODS.has(request.method ?? '')) return refuseMethod(response)
    if (live(request, response)) return
    const key = request.method === 'GET' && !isSignedIn(request) && !wantsPayload(request) ? url : null
    const kept = key && cache.find(key)
    const done = kept
      ? answerKept(request, response, kept, cache)
      : key && cache.wasKept(key)
        ? answerInTurn(request, response, key)
        : answerFresh(request, response, key)
    done.catch((error) => {
      log(error)
      if (response.headersSent) return void response.destroy()
      for (const name of response.getHeaderNames()) if (!OURS.has(name)) response.removeHeader(name)
      sendText(response, 500, errorDocument(500))
    })
  }

  async function answerInTurn(
    request: IncomingMessage,
    response: ServerResponse,
    key: string,
  ): Promise<void> {
    let kept: ReturnType<PageCache['find']>
    await turns.over(key, () => {
      kept = cache.find(key)
      return kept !== undefined
    })
    return kept
      ? answerKept(request, response, kept, cache)
      : turns.take(key, () => answerFresh(request, response, key))
  }

  async function answerFresh(
    request: IncomingMessage,
    response: ServerResponse,
    key: string | null,
  ): Promise<void> {
    const context: DocumentContext = { slots: [], tags: new Set() }
    const begun = cache.begin()
    let captured = await renderWhole(request, response, context)
    if (captured && isBrokenOff(captured)) {
      // The page for an unknown address is whole.
      for (const name of response.getHeaderNames()) if (!OURS.has(name)) response.removeHeader(name)
      request.url = NO_SUCH_ADDRESS
      captured = await renderWhole(request, response, context)
    }
    if (!captured) return
    const type = header(captured, 'content-type')
    const isDocument = type.startsWith('text/html')
    let { body, status } = captured
    if (isDocument && status >= 500) {
      body = Buffer.from(errorDocument(500))
    } else if (isDocument) {
      body = finishDocument(body.toString('utf8'), context.slots)
    }
    const isStatic = request.url?.startsWith('/_next/static/') || request.url?.startsWith('/client/')
    const headers = captured.headers.filter(
      ([name]) => !DROPPED.has(name) && !(name === 'cache-control' && !isStatic),
    )
    headers.push(['vary', 'accept-encoding, cookie'])
    headers.push([
      'cache-control',
      isStatic && isProduction && status === 200
        ? 'public, max-age=31536000, immutable'
        : 'private, no-cache',
    ])
    const mayKeep =
      status === 200 && isProduction && (context.tags.size > 0 || isStatic) && !header(captured, 'set-cookie')
    const etag =
      isDocument && !(mayKeep && key) ? null : `W/"${createHash('sha1').update(body).digest('base64url')}"`
    const answer: Answer = { status, headers, etag, tags: context.tags }
    const keeping = mayKeep && key ? cache.keep(key, answer, body, begun).catch(log) : undefined
    await sendBody(request, response, answer, async (encoding) =>
      isCompressible(type) && body.length > 800
        ? [await encode(body, encoding, 'once'), encoding]
        : [body, 'identity'],
    )
    await keeping
  }

  function renderWhole(
    request: IncomingMessage,
    response: ServerResponse,
    context: DocumentContext,
  ): Promise<Captured | null> {
    return new Promise((resolve, reject) => {
      const release = capture(response, resolve)
      response.once('close', () => resolve(null))
      const fail = (error: unknown) => {
        release() // so that the page which says so is sent, and not held back as well
        reject(error)
      }
      inDocument(context, () => render(request, response)).catch(fail)
    })
  }
}

const NO_SUCH_ADDRESS = '/_no-such-address'
/** A 404 without a page: left to the framework's client runtime, or said by a route that has no words. */
const isBrokenOff = ({ status, body }: Captured): boolean =>
  status === 404 && (body.length === 0 || body.includes('id="__next_error__"'))

async function answerKept(
  request: IncomingMessage,
  response: ServerResponse,
  kept: NonNullable<ReturnType<PageCache['find']>>,
  cache: PageCache,
): Promise<void> {
  await sendBody(request, response, kept, async (encoding) => [await cache.body(kept, encoding), encoding])
}

type Encoded = [Buffer, ReturnType<typeof acceptedEncoding>]

async function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  make: (encoding: Encoded[1]) => Promise<Encoded>,
): Promise<void> {
  for (const name of response.getHeaderNames()) if (!OURS.has(name)) response.removeHeader(name)
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  if (answer.status === 200 && answer.etag) {
    response.setHeader('etag', answer.etag)
    if (request.headers['if-none-match'] === answer.etag) {
      response.writeHead(304).end()
      return
    }
  }
  const [body, encoding] = await make(acceptedEncoding(request.headers['accept-encoding']))
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', body.length)
  response.writeHead(answer.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A URL that decodes and holds nothing no address of ours can hold. */
function isWellFormed(url: string): boolean {
  if (url.length > 4000) return false
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0') && !/%00/i.test(url)
  } catch {
    return false
  }
}

const SESSION = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=/
const isSignedIn = (request: IncomingMessage): boolean => SESSION.test(request.headers.cookie ?? '')

/** The framework's own client would get a component payload, which must never be kept as the page of that address. */
const wantsPayload = (request: IncomingMessage): boolean => request.headers.rsc !== undefined

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Others, such as TRACE, make the framework fail. */
function refuseMethod(response: ServerResponse): void {
  response.writeHead(405, { allow: [...METHODS].join(', '), 'cache-control': 'no-store' })
  response.end()
}

function header(captured: Captured, name: string): string {
  const found = captured.headers.find(([one]) => one === name)?.[1]
  return Array.isArray(found) ? found.join(', ') : (found ?? '')
}

function sendText(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(html)
}
