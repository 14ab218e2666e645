import { Refusal } from '@/lib/access/refusal'
import { unsubscribe } from '@/lib/notifications/digest/commands'

type Given = { params: Promise<{ token: string }> }

/** The address in a mail's List-Unsubscribe header. A person who opens it finds a button: programs open links too. */
export async function GET(_: Request, { params }: Given): Promise<Response> {
  const location = `/unsubscribe?token=${encodeURIComponent((await params).token)}`
  return new Response(null, { status: 303, headers: { location } })
}

/** The mail program's own button (RFC 8058): one press, no cookies. The key in the address is all the right there is. */
export async function POST(_: Request, { params }: Given): Promise<Response> {
  try {
    await unsubscribe((await params).token, false)
    return new Response('Unsubscribed.\n')
  } catch (error) {
    if (error instanceof Refusal) return new Response(`${error.message}\n`, { status: 404 })
    throw error
  }
}
