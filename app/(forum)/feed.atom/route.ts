import { siteUrl } from '@/lib/server/env'
import { dependsOn } from '@/lib/server/http/context'
import { ATOM_HEADERS, atomFeed } from '@/lib/text/atom'
import { listThreads } from '@/lib/threads/queries'

/** The newest threads, for feed readers. */
export async function GET(): Promise<Response> {
  const page = await listThreads({ sort: 'new' })
  dependsOn('threads', 'people')
  const entries = (page?.items ?? []).map(({ slug, title, createdAt, author, mainClaim }) => ({
    path: `/threads/${slug}`,
    title,
    at: createdAt,
    author: author.name,
    summary: mainClaim,
  }))
  return new Response(
    atomFeed({ title: 'Doublecrux', self: '/feed.atom', page: '/', entries }, siteUrl, Date.now()),
    { headers: ATOM_HEADERS },
  )
}
