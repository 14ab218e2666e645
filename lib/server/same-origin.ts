/**
 * Whether a request that may change something comes from our own pages. Every browser says where a POST comes from; a
 * request that says nothing is not a browser's, and so carries nobody's cookies without their knowing.
 */
export function isSameOrigin(headers: { get(name: string): string | null }, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  const host = headers.get('host')
  return (
    origin === new URL(siteUrl).origin ||
    (host !== null && URL.canParse(origin) && new URL(origin).host === host)
  )
}

/** A path on this site to go back to, as an address says it, in ASCII; the front page for anything else. */
export function safePath(given: unknown): string {
  if (typeof given !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(given)) return '/'
  return given.replace(/\p{Surrogate}/gu, '').replace(/[^\x21-\x7e]+/gu, encodeURIComponent)
}
