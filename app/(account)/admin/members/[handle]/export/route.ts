import { readEverything } from '@/lib/accounts/queries'
import { mayAdminister } from '@/lib/admin/policy'
import { findMemberId } from '@/lib/admin/queries'
import { currentActor } from '@/lib/server/session'

/** All that the forum keeps of a member, when they ask an admin for it. To all but admins it is not there. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ handle: string }> },
): Promise<Response> {
  const { handle } = await params
  const now = new Date()
  const may = mayAdminister(await currentActor(), now)
  const id = may.allowed ? await findMemberId(handle) : null
  if (id === null) return new Response(null, { status: 404 })
  const file = { format: 'doublecrux.person/1', taken_at: now.toISOString(), ...(await readEverything(id)) }
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="doublecrux-${handle}.json"`,
    },
  })
}
