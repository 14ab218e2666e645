import type { FailureCode } from '@/lib/access/refusal'
import { keepable } from '@/lib/text/clean'
import { actionNamed } from '../actions'
import { actorOf } from '../actor-of'
import { type ActionAnswer, type ActionContext, statusOf } from '../define-action'
import { siteUrl } from '../env'
import { type Asks, refusalDocument } from '../http/refusal-document'
import { isSameOrigin, safePath } from '../same-origin'
import { SESSION_COOKIE, sessionCookieOptions } from '../session-cookie'

export const MOST_BYTES = 1_000_000

type Refused = Extract<ActionAnswer, { status: 'refused' }>

/** Every write comes through here: JSON from our scripts, forms from pages without them. */
export async function answerWrite(name: string, request: Request): Promise<Response> {
  const { headers } = request
  const isForm = !headers.get('content-type')?.startsWith('application/json')
  const action = actionNamed(name)
  if (!action) return refuse(404, 'not-found', 'There is no such action.')
  if (!isSameOrigin(headers, siteUrl))
    return refuse(403, 'forbidden', 'This was sent from another site. Open the forum and try again there.')
  // Without a length there is no telling how much would come; browsers always say it.
  const length = headers.get('content-length')
  if (length === null || Number(length) > MOST_BYTES)
    return refuse(413, 'invalid', 'That is more than a post can hold: shorten it to under a megabyte.')
  const input = await readInput(request, isForm)
  const readCookie = cookieReader(headers.get('cookie') ?? '')
  const set: string[] = []
  const context: ActionContext = {
    actor: await actorOf(readCookie(SESSION_COOKIE)),
    now: new Date(),
    address: headers.get('x-client-address') ?? 'unknown',
    userAgent: (headers.get('user-agent') ?? '').slice(0, 300),
    readCookie,
    cookie: (cookie, value, maxAge) => set.push(cookieLine(cookie, value, maxAge)),
  }
  const answer = await action.call(input, context)
  const response = isForm
    ? answerForm(name, answer, input)
    : Response.json(answer, { status: statusOf(answer) })
  for (const line of set) response.headers.append('set-cookie', line)
  return response
}

const refuse = (status: number, code: FailureCode, message: string): Response =>
  Response.json({ status: 'refused', code, message, until: null, fields: {} }, { status })

/** The cookies of a request, by name; the first of each, as browsers put the narrowest first. */
function cookieReader(header: string): (name: string) => string | undefined {
  return (name) => {
    const begin = `${name}=`
    const found = header
      .split(';')
      .map((one) => one.trim())
      .find((one) => one.startsWith(begin))
    if (found === undefined) return undefined
    const value = found.slice(begin.length)
    try {
      return decodeURIComponent(value)
    } catch {
      return value
    }
  }
}

/** Cleared with the same attributes: browsers ignore a __Secure- cookie that comes without them. */
function cookieLine(name: string, value: string | null, maxAge?: number): string {
  const { path, secure } = sessionCookieOptions
  const age = value === null ? 0 : maxAge
  return [
    `${name}=${encodeURIComponent(value ?? '')}`,
    `Path=${path}`,
    ...(age === undefined ? [] : [`Max-Age=${age}`]),
    ...(secure ? ['Secure'] : []),
    'HttpOnly',
    'SameSite=lax',
  ].join('; ')
}

/** What was sent, in texts that the database can keep; nothing when it cannot be read. */
async function readInput(request: Request, isForm: boolean): Promise<Record<string, unknown>> {
  try {
    const value = keepable(isForm ? Object.fromEntries(await request.formData()) : await request.json())
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function answerForm(name: string, answer: ActionAnswer, input: Record<string, unknown>): Response {
  const back = safePath(input.back)
  if (answer.status === 'done')
    return new Response(null, { status: 303, headers: { location: safePath(answer.goTo ?? back) } })
  const form = typeof input.form === 'string' ? safePath(input.form) : back
  return new Response(
    refusalDocument({
      message: answer.message,
      signIn: answer.code === 'signed-out',
      back: form,
      written: wordsIn(input),
      asks: asksFor(name, answer, input),
    }),
    {
      status: statusOf(answer),
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
  )
}

/** Words that a press may only be short of, so that with them it can be sent again as it was. */
const WANTED = ['note', 'reason']

/** All that was entered, to be sent once more with the one thing that it lacked; null where it was refused for something else. */
function asksFor(name: string, { fields, code }: Refused, input: Record<string, unknown>): Asks | null {
  const [field, ...others] = Object.keys(fields)
  if (code !== 'invalid' || field === undefined || others.length > 0 || !WANTED.includes(field)) return null
  const entered = Object.entries(input).filter(
    (one): one is [string, string] => one[0] !== field && typeof one[1] === 'string',
  )
  const given = input[field]
  return { action: `/api/do/${name}`, field, given: typeof given === 'string' ? given : '', entered }
}

/** The fields of our forms in which people write sentences. */
const WRITTEN = [
  ...['body', 'statement', 'operationalization', 'details', 'text', 'criteria', 'quote'],
  ...['note', 'cannotTellWhy', 'reason'],
]

/** What a person wrote, whichever form it was in; null when they wrote nothing. */
function wordsIn(input: Record<string, unknown>): string | null {
  const words = WRITTEN.flatMap((name) => (typeof input[name] === 'string' ? [input[name].trim()] : []))
  return words.filter((one) => one !== '').join('\n\n') || null
}
