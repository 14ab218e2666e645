import { dependsOn } from '@/lib/server/http/context'
import { currentViewerId } from '@/lib/server/session'
import { listThreads } from '@/lib/threads/queries'
import { isThreadSort } from '@/lib/threads/view'

/** The threads, a page at a time: `?sort=`, `?after=` with the `next` of the page before. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const sort = query.get('sort') ?? 'new'
  const page = isThreadSort(sort)
    ? await listThreads({
        sort,
        after: query.get('after'),
        tag: query.get('tag'),
        limit: 100,
        viewerId: await currentViewerId(),
      })
    : null
  if (!page)
    return Response.json(
      { error: 'Give a sort of magic, new, top or active, and an “after” that we gave you.' },
      { status: 400 },
    )
  dependsOn('threads', 'people')
  const threads = page.items.map(
    ({
      slug,
      title,
      kind,
      author,
      karma,
      commentCount,
      createdAt,
      lastActivityAt,
      tags,
      mainClaim,
      cruxCount,
    }) => ({
      slug,
      title,
      kind,
      by: author.handle,
      karma,
      comments: commentCount,
      cruxes: cruxCount,
      main_claim: mainClaim,
      tags,
      created_at: new Date(createdAt).toISOString(),
      last_activity_at: new Date(lastActivityAt).toISOString(),
    }),
  )
  return Response.json({ threads, next: page.next })
}
