import { atomOf } from '@/lib/moderation/log/feed'
import { ANYBODY, NO_FILTER, readLog } from '@/lib/moderation/log/queries'
import { siteUrl } from '@/lib/server/env'

/** The newest decisions for feed readers, as everybody may see them. */
export async function GET(): Promise<Response> {
  const { items } = await readLog(NO_FILTER, null, ANYBODY)
  return new Response(atomOf(items, siteUrl, Date.now()), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=60' },
  })
}
