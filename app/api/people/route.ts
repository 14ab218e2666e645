import { findPeople } from '@/lib/accounts/queries'
import { dependsOn } from '@/lib/server/http/context'

/** `?q=`: people whose handle or name begins like this, to complete it while it is typed. */
export async function GET(request: Request): Promise<Response> {
  const begun = (new URL(request.url).searchParams.get('q') ?? '').toLowerCase().slice(0, 32)
  dependsOn('people')
  return Response.json({ people: begun === '' ? [] : await findPeople(begun) })
}
