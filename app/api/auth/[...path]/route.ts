import { cookies } from 'next/headers'
import { authenticate } from '@/lib/server/auth'
import { proofNeeded } from '@/lib/server/auth-confirm'
import { DEVICE_COOKIE, markDevice } from '@/lib/server/auth-device'
import { configured } from '@/lib/server/auth-services'
import { siteUrl } from '@/lib/server/env'
import { isSameOrigin, safePath } from '@/lib/server/same-origin'
import { actorOf, SESSION_COOKIE, sessionCookieOptions } from '@/lib/server/session'

type Params = { params: Promise<{ path: string[] }> }

/** What next-auth is asked here, and nothing else of it: to go to a service, and to come back from one or from a mail. */
const DOORS = { GET: ['callback'], POST: ['signin'] } as const

export const GET = (request: Request, { params }: Params) => answer('GET', request, params)
export const POST = (request: Request, { params }: Params) => answer('POST', request, params)

async function answer(method: 'GET' | 'POST', request: Request, params: Params['params']): Promise<Response> {
  const [action = '', provider = '', ...rest] = (await params).path
  const isKnown = provider === 'email' ? method === 'GET' : provider in configured
  if (!DOORS[method].some((door) => door === action) || !isKnown || rest.length > 0)
    return new Response(null, { status: 404 })
  if (method === 'POST' && !isSameOrigin(request.headers, siteUrl)) return new Response(null, { status: 403 })

  const jar = await cookies()
  const now = new Date()
  const before = await actorOf(jar.get(SESSION_COOKIE)?.value)
  // To connect a service is to make a new way in: that needs the same proof as the others.
  if (method === 'POST' && before.kind === 'member' && (await proofNeeded(before, now)) !== 'none')
    return goTo('/sign-in?again=1&back=/settings/keys')
  const query = Object.fromEntries(new URL(request.url).searchParams)
  if (method === 'POST') query.callbackUrl = safePath((await request.formData()).get('back'))
  const place = {
    now,
    address: request.headers.get('x-client-address') ?? 'unknown',
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
  }
  const {
    status,
    location,
    cookies: set,
    started,
  } = await authenticate(
    {
      method,
      action,
      provider,
      query,
      cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
      headers: Object.fromEntries(request.headers),
    },
    configured,
    place,
    before,
  )
  if (started) {
    markDevice(
      {
        readCookie: () => jar.get(DEVICE_COOKIE)?.value,
        cookie: (name, value, maxAge = 0) => {
          jar.set(name, value ?? '', { ...sessionCookieOptions, maxAge })
        },
      },
      started.userId,
    )
  }
  const response = location ? goTo(location) : new Response(null, { status })
  for (const cookie of set) response.headers.append('set-cookie', cookie)
  return response
}

const goTo = (location: string): Response => new Response(null, { status: 303, headers: { location } })
