import { dependsOn } from '@/lib/server/http/context'
import { currentViewerId } from '@/lib/server/session'
import { readThread } from '@/lib/threads/queries'
import { readDocument } from '@/lib/transfer/queries'

/** The thread document, as `npm run export` writes it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params
  const thread = await readThread(slug, await currentViewerId())
  const document = thread && (await readDocument(slug))
  if (!document) return Response.json({ error: `There is no thread “${slug}”.` }, { status: 404 })
  dependsOn('threads', 'comments', 'people')
  return Response.json(document)
}
