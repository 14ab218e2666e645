import { cookies } from 'next/headers'
import { Refusal } from '@/lib/access/refusal'
import { joinGroup } from '@/lib/groups/joining/commands'
import { link } from '@/lib/server/query-string'
import { currentActor, sessionCookieOptions } from '@/lib/server/session'

const JOINING = 'joining'
const AN_HOUR = 3600
const slugForm = /^[a-z0-9-]{1,80}$/

/**
 * Where a guest who pressed "Join" goes: to sign in or up, and back to here, now a member. That they pressed is kept in a cookie of this
 * browser, so that nobody joins by following a link; without it the page with the norms is shown.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const [{ slug }, actor, jar] = await Promise.all([params, currentActor(), cookies()])
  if (!slugForm.test(slug)) return new Response(null, { status: 404 })
  const invitation = new URL(request.url).searchParams.get('invitation')
  const here = link(`/groups/${slug}/joined`, { invitation })
  const norms = link(`/groups/${slug}/join`, { invitation })
  const isFromUs = ['same-origin', null].includes(request.headers.get('sec-fetch-site'))
  if (actor.kind === 'guest') {
    if (!isFromUs) return goTo(norms)
    jar.set(JOINING, slug, { ...sessionCookieOptions, maxAge: AN_HOUR })
    return goTo(link('/sign-in', { back: here }))
  }
  if (jar.get(JOINING)?.value !== slug) return goTo(norms)
  jar.set(JOINING, '', { ...sessionCookieOptions, maxAge: 0 })
  try {
    await joinGroup(actor, { group: slug, invitation: invitation ?? '' }, new Date())
    return goTo(`/groups/${slug}`)
  } catch (error) {
    if (error instanceof Refusal) return goTo(norms) // which says how one joins, or is not there
    throw error
  }
}

const goTo = (location: string): Response => new Response(null, { status: 303, headers: { location } })
