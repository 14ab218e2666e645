import { cruxJson } from '@/lib/cruxes/page/json'
import { cruxById, readCruxPage } from '@/lib/server/crux-page'
import { siteUrl } from '@/lib/server/env'
import { currentActor } from '@/lib/server/session'

/** A crux with all that its page shows whoever asks, for its first claim or for `?claim=`: others' numbers wait for one's own here too. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const claim = new URL(request.url).searchParams.get('claim')
  const found = await cruxById((await params).id, claim)
  const page = found && (await readCruxPage(found, await currentActor(), new Date()))
  if (!page) return Response.json({ error: 'There is no such crux.' }, { status: 404 })
  return Response.json(cruxJson(page, siteUrl), { headers: { 'cache-control': 'private, no-cache' } })
}
