import { headers } from 'next/headers'
import { siteUrl } from './env'
import { param, type SearchParams } from './query-string'
import { safePath } from './same-origin'

/** Pages that nobody wants to come back to. */
const DOORS = /^\/(sign-|reset|welcome|confirm-email|goodbye|api\/)/

/** Where somebody was before they came to sign in: as the link says, else as the browser does. */
export async function backFrom(searchParams: SearchParams): Promise<string> {
  const said = await param(searchParams, 'back')
  if (said !== null) return safePath(said)
  const asked = await headers()
  const referer = asked.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { host, pathname, search, origin } = new URL(referer)
  const isOurs = host === asked.get('host') || origin === new URL(siteUrl).origin
  return isOurs && !DOORS.test(pathname) ? safePath(`${pathname}${search}`) : '/'
}
