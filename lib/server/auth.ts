import NextAuth, { type AuthOptions } from 'next-auth'
import type { Actor } from '@/lib/access/actor'
import { adapterFor } from './auth-adapter'
import { nextAuthHash } from './auth-link'
import { providersOf, type Services } from './auth-services'
import type { Place, Started } from './auth-session'
import { authSecret, siteUrl } from './env'
import { safePath } from './same-origin'
import { SESSION_DAYS } from './session-cookie'
import { sign } from './token'

// It reads its own address from here, and nowhere else.
process.env.NEXTAUTH_URL = new URL(siteUrl).origin

export type AuthRequest = {
  method: 'GET' | 'POST'
  /** `callback` or `signin`, and the service. */
  action: string
  provider: string
  query: Record<string, string>
  cookies: Record<string, string>
  headers: Record<string, string>
}
export type AuthAnswer = {
  status: number
  location: string | null
  cookies: string[]
  started: Started | null
}

/**
 * Sign in by a mailed link or by another service, as next-auth does it; our own part is who may ask (same origin, instead of its
 * token in every form) and what is kept. Ends in the same session and cookie as every other way in.
 */
export async function authenticate(
  request: AuthRequest,
  services: Services,
  place: Place,
  before: Actor,
): Promise<AuthAnswer> {
  let started: Started | null = null
  let isClosed = false
  const door = {
    back: backOf(request),
    closed: () => {
      isClosed = true
    },
  }
  const adapter = adapterFor(
    place,
    before,
    (session) => {
      started = session
    },
    door,
  )
  const csrfToken = sign('next-auth', request.provider)
  const csrfCookie = `${siteUrl.startsWith('https:') ? '__Host-' : ''}next-auth.csrf-token`
  const answer = { status: 200, headers: new Map<string, unknown>() }
  const asked = {
    method: request.method,
    query: { ...request.query, nextauth: [request.action, request.provider] },
    body: request.method === 'POST' ? { csrfToken, callbackUrl: request.query.callbackUrl ?? '/' } : {},
    cookies: { ...request.cookies, [csrfCookie]: `${csrfToken}|${nextAuthHash(csrfToken)}` },
    headers: request.headers,
  }
  const response = {
    status(code: number) {
      answer.status = code
      return response
    },
    getHeader: (name: string) => answer.headers.get(name.toLowerCase()),
    setHeader(name: string, value: unknown) {
      answer.headers.set(name.toLowerCase(), value)
      return response
    },
    end: () => response,
    send: () => response,
    json: () => response,
  }
  // The request and the response are what its own door for other servers reads and writes; their types are that framework's.
  await NextAuth(asked as never, response as never, optionsWith(adapter, services))
  const location = answer.headers.get('location')
  const cookies = answer.headers.get('set-cookie')
  return {
    status: answer.status,
    location: isClosed ? '/sign-in?error=ByInvitation' : typeof location === 'string' ? tidy(location) : null,
    cookies: Array.isArray(cookies) ? cookies.map(String) : [],
    started,
  }
}

const optionsWith = (adapter: AuthOptions['adapter'], services: Services): AuthOptions => ({
  secret: authSecret(),
  ...(adapter && { adapter }),
  session: { strategy: 'database', maxAge: SESSION_DAYS * 86_400 },
  providers: [
    {
      id: 'email',
      type: 'email',
      name: 'Email',
      server: '',
      from: '',
      maxAge: 1800,
      options: {},
      // Links are mailed by our own action, under our own limits (lib/sessions); it only takes them back.
      sendVerificationRequest: async () => {
        throw new Error('links are asked for at /api/do/request-link')
      },
    },
    ...providersOf(services),
  ],
  pages: { signIn: '/sign-in', error: '/sign-in', newUser: '/welcome' },
  callbacks: { redirect: ({ url }) => safePath(url) },
  logger: {
    error: (code, given) => {
      const error = given instanceof Error ? given : given.error
      process.stderr.write(`sign-in: ${code}: ${error?.message ?? ''}\n`)
    },
    warn: () => {},
    debug: () => {},
  },
})

/** Where somebody goes back to: a mailed link says it, and next-auth keeps it in a cookie on the way to a service. */
function backOf({ query, cookies }: AuthRequest): string {
  const prefix = siteUrl.startsWith('https:') ? '__Secure-' : ''
  const given = query.callbackUrl ?? cookies[`${prefix}next-auth.callback-url`] ?? '/'
  const { origin } = new URL(siteUrl)
  return safePath(given.startsWith(`${origin}/`) ? given.slice(origin.length) : given)
}

/** Its pages for trouble are not served: the sign-in page says what went wrong. */
function tidy(location: string): string {
  const url = new URL(location, siteUrl)
  if (url.origin !== new URL(siteUrl).origin || !url.pathname.startsWith('/api/auth/')) return location
  return `/sign-in?error=${encodeURIComponent(url.searchParams.get('error') ?? 'Callback')}`
}
