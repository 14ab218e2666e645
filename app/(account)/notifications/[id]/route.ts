import { markRead } from '@/lib/notifications/commands'
import { findNotice } from '@/lib/notifications/queries'
import { addressOf } from '@/lib/notifications/view'
import { currentActor } from '@/lib/server/session'

/** A notice opens what it is about, and is read by that. A link from elsewhere leads there too, and marks nothing. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = Number((await params).id)
  const actor = await currentActor()
  const isNumber = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31
  const notice = actor.kind === 'member' && isNumber ? await findNotice(actor.id, id) : null
  const site = request.headers.get('sec-fetch-site')
  if (notice && !notice.isRead && site !== 'cross-site') await markRead(actor, { notice: id }, new Date())
  return new Response(null, {
    status: 303,
    headers: { location: notice ? addressOf(notice) : '/notifications' },
  })
}
