import { readMayComment } from '@/lib/comments/queries'
import { toPlace } from '@/lib/drafts/place'
import { readDraft } from '@/lib/drafts/queries'
import { currentActor } from '@/lib/server/session'

/** A limit that is over before one has written a sentence is not worth a word. */
const SOON = 60_000

/** `?place=`: what the reader has begun to write there, and why it could not be posted now, if so. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor()
  const place = new URL(request.url).searchParams.get('place') ?? ''
  if (actor.kind === 'guest') return Response.json({ error: 'Sign in to see your drafts.' }, { status: 401 })
  const now = new Date()
  const writing = toPlace(place)
  const isComment = writing?.kind === 'thread' || writing?.kind === 'reply'
  const [draft, decision] = await Promise.all([
    readDraft(actor.id, place),
    isComment ? readMayComment(actor, writing, now) : null,
  ])
  const lasts =
    decision?.allowed === false &&
    (decision.until?.getTime() ?? Number.POSITIVE_INFINITY) > now.getTime() + SOON
  return Response.json({ draft, refusal: lasts ? decision.reason : null })
}
