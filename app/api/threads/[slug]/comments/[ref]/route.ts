import { readOwn } from '@/lib/revisions/queries'
import { currentActor } from '@/lib/server/session'

/** One's own comment as it was written, for the box in which it is edited. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ slug: string; ref: string }> },
): Promise<Response> {
  const [{ slug, ref }, actor] = await Promise.all([params, currentActor()])
  const own = actor.kind === 'guest' ? null : await readOwn(actor.id, slug, ref)
  if (!own) return Response.json({ error: 'There is no such comment of yours.' }, { status: 404 })
  return Response.json(own)
}
