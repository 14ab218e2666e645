import { siteUrl } from './env'

const isSecure = siteUrl.startsWith('https:')

/** next-auth's own name: every way of signing in ends in the same cookie. */
export const SESSION_COOKIE = `${isSecure ? '__Secure-' : ''}next-auth.session-token`
export const SESSION_DAYS = 30
export const sessionCookieOptions = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' } as const
