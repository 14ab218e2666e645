import { readDressed } from '@/lib/server/outbox'

/** A mail as mail programs show it: the one document with styles of its own, which a mail must carry inline. No script can run in it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const html = await readDressed(Number((await params).id))
  if (html === null) return new Response(null, { status: 404 })
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    },
  })
}
