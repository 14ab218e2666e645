import { Refusal } from '@/lib/access/refusal'
import { EXPORTS } from '@/lib/accounts/limits'
import { readEverything } from '@/lib/accounts/queries'
import { countAttempt } from '@/lib/server/rate-limit'
import { currentActor } from '@/lib/server/session'

/** All one's data, as a file. */
export async function GET(): Promise<Response> {
  const actor = await currentActor()
  if (actor.kind === 'guest')
    return new Response(null, { status: 303, headers: { location: '/sign-in?back=/settings/data' } })
  const now = new Date()
  try {
    await countAttempt(EXPORTS, String(actor.id), now)
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.message, { status: 429 })
    throw error
  }
  const file = {
    format: 'doublecrux.person/1',
    taken_at: now.toISOString(),
    ...(await readEverything(actor.id)),
  }
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="doublecrux-${actor.handle}.json"`,
    },
  })
}
