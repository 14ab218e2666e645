import { commentHtml } from '@/components/comments/comment-html'
import { threadsShown } from '@/lib/comments/moved/shown'
import { toCommentView } from '@/lib/comments/view'
import { readSome } from '@/lib/revisions/queries'
import { dependsOn } from '@/lib/server/http/context'
import { currentViewerId } from '@/lib/server/session'
import { readViewer } from '@/lib/server/viewer'

const MOST = 50

/** `?refs=c1,c2`: these comments as they stand in the thread's list, for the reader who asks; for pages that are open while they change. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const refs = (new URL(request.url).searchParams.get('refs') ?? '').split(',').filter(Boolean)
  const some =
    refs.length > 0 && refs.length <= MOST ? await readSome(slug, refs, await currentViewerId()) : null
  if (!some) return Response.json({ error: 'Name comments of this thread: ?refs=c1,c2' }, { status: 404 })
  dependsOn(`thread:${some.threadId}`, 'people', ...threadsShown(some.bodies))
  const viewer = await readViewer(some.threadId)
  const options = {
    slug,
    now: Date.now(),
    query: `/threads/${slug}`,
    label: '',
    viewerHandle: viewer?.handle ?? null,
  }
  const comments = some.shown.map((shown) => {
    const view = toCommentView(shown, { ...some, viewer })
    return { ref: view.ref, parent: view.parentRef, state: view.state, html: commentHtml(view, options) }
  })
  return Response.json({ comments })
}
