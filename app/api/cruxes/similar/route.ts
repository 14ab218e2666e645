import { findAlike } from '@/lib/cruxes/naming/queries'
import { currentViewerId } from '@/lib/server/session'

/** Cruxes that say nearly the same as somebody is about to. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const [thread, statement] = [searchParams.get('thread') ?? '', searchParams.get('statement') ?? '']
  if (statement.trim().length < 8 || statement.length > 400) return Response.json([])
  return Response.json(await findAlike(thread.slice(0, 80), statement, await currentViewerId()))
}
