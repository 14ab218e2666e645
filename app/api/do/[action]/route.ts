import { cookies, headers } from 'next/headers'
import type { FailureCode } from '@/lib/access/refusal'
import { actionNamed } from '@/lib/server/actions'
import { type ActionAnswer, type ActionContext, statusOf } from '@/lib/server/define-action'
import { siteUrl } from '@/lib/server/env'
import { refusalDocument } from '@/lib/server/http/refusal-document'
import { isSameOrigin, safePath } from '@/lib/server/same-origin'
import { actorOf, SESSION_COOKIE, sessionCookieOptions } from '@/lib/server/session'

const MOST_BYTES = 1_000_000

/** Every write comes through here: JSON from our scripts, forms from pages without them. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ action: string }> },
): Promise<Response> {
  const [asked, jar, { action: name }] = await Promise.all([headers(), cookies(), params])
  const isForm = !asked.get('content-type')?.startsWith('application/json')
  const action = actionNamed(name)
  if (!action) return refuse(404, 'not-found', 'There is no such action.')
  if (!isSameOrigin(asked, siteUrl))
    return refuse(403, 'forbidden', 'This was sent from another site. Open the forum and try again there.')
  // Without a length there is no telling how much would come; browsers always say it.
  const length = asked.get('content-length')
  if (length === null || Number(length) > MOST_BYTES)
    return refuse(413, 'invalid', 'That is more than a post can hold: shorten it to under a megabyte.')
  const input = await readInput(request, isForm)
  const now = new Date()
  const context: ActionContext = {
    actor: await actorOf(jar.get(SESSION_COOKIE)?.value),
    now,
    address: asked.get('x-client-address') ?? 'unknown',
    userAgent: (asked.get('user-agent') ?? '').slice(0, 300),
    readCookie: (cookie) => jar.get(cookie)?.value,
    cookie(cookie, value, maxAge) {
      // Cleared with the same attributes: browsers ignore a __Secure- cookie that comes without them.
      if (value === null) jar.set(cookie, '', { ...sessionCookieOptions, maxAge: 0 })
      else jar.set(cookie, value, { ...sessionCookieOptions, ...(maxAge === undefined ? {} : { maxAge }) })
    },
  }
  const answer = await action.call(input, context)
  return isForm ? answerForm(answer, input) : Response.json(answer, { status: statusOf(answer) })
}

const refuse = (status: number, code: FailureCode, message: string): Response =>
  Response.json({ status: 'refused', code, message, until: null, fields: {} }, { status })

async function readInput(request: Request, isForm: boolean): Promise<Record<string, unknown>> {
  try {
    const value = isForm ? Object.fromEntries(await request.formData()) : await request.json()
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function answerForm(answer: ActionAnswer, input: Record<string, unknown>): Response {
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
    }),
    {
      status: statusOf(answer),
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
  )
}

/** The fields of our forms in which people write sentences. */
const WRITTEN = ['body', 'statement', 'details', 'text', 'criteria', 'quote', 'note', 'reason']

/** What a person wrote, whichever form it was in; null when they wrote nothing. */
function wordsIn(input: Record<string, unknown>): string | null {
  const words = WRITTEN.flatMap((name) => (typeof input[name] === 'string' ? [input[name].trim()] : []))
  return words.filter((one) => one !== '').join('\n\n') || null
}
