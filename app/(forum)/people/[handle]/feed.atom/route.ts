import { readMember, readSuccessor } from '@/lib/accounts/queries'
import { readFeed } from '@/lib/comments/feed/queries'
import { siteUrl } from '@/lib/server/env'
import { dependsOn } from '@/lib/server/http/context'
import { ATOM_HEADERS, atomFeed } from '@/lib/text/atom'

/** What a member wrote lately, for feed readers. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ handle: string }> },
): Promise<Response> {
  const { handle } = await params
  const member = await readMember(handle)
  const successor = member ? null : await readSuccessor(handle)
  if (successor)
    return new Response(null, { status: 308, headers: { location: `/people/${successor}/feed.atom` } })
  if (!member || member.isDeleted) return new Response('There is no such member.', { status: 404 })
  dependsOn('comments', 'people')
  const path = `/people/${member.handle}`
  const entries = (
    await readFeed(member.id, { sort: 'new', words: null, after: null, viewerId: null }, 30)
  ).items.map(({ ref, html, createdAt, thread }) => ({
    path: `/threads/${thread.slug}#comment-${ref}`,
    title: `On ${thread.title}`,
    at: createdAt,
    author: member.name,
    html,
  }))
  return new Response(
    atomFeed({ title: member.name, self: `${path}/feed.atom`, page: path, entries }, siteUrl, Date.now()),
    { headers: ATOM_HEADERS },
  )
}
