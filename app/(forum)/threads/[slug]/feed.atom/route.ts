import { readNewest } from '@/lib/comments/newest/queries'
import { siteUrl } from '@/lib/server/env'
import { dependsOn } from '@/lib/server/http/context'
import { ATOM_HEADERS, atomFeed } from '@/lib/text/atom'
import { threadBySlug } from '../thread-by-slug'

/** The newest comments of a thread, whole, for feed readers. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params
  const thread = await threadBySlug(slug)
  if (!thread) return new Response('There is no such thread.', { status: 404 })
  dependsOn(`thread:${thread.id}`, 'people')
  const path = `/threads/${slug}`
  const entries = (await readNewest(thread.id)).map(({ ref, at, by, html }) => ({
    path: `${path}#comment-${ref}`,
    title: `${by} on ${thread.title}`,
    at,
    author: by,
    html,
  }))
  return new Response(
    atomFeed({ title: thread.title, self: `${path}/feed.atom`, page: path, entries }, siteUrl, Date.now()),
    { headers: ATOM_HEADERS },
  )
}
