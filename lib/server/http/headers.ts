import { env } from '../env'

/** A form that signs in by another service is led on to it, which browsers count as sending it there. */
const SERVICES = [
  env.AUTH_GITHUB_ID && 'https://github.com',
  env.AUTH_GOOGLE_ID && 'https://accounts.google.com',
]
  .map((origin) => (origin ? ` ${origin}` : ''))
  .join('')

/**
 * Sent with every answer. No inline script or style anywhere, so a kept page and a fresh one share one policy
 * and need neither hash nor nonce. `connect-src 'self'` covers the live stream.
 */
export const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  [
    'content-security-policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' https:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      `form-action 'self'${SERVICES}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  ],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()'],
]
