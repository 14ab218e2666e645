import { databaseAnswers } from '@/lib/server/ready'

/** The process can serve: its database answers. */
export async function GET(): Promise<Response> {
  const ready = await databaseAnswers()
  return new Response(ready ? 'ok\n' : 'the database does not answer\n', { status: ready ? 200 : 503 })
}
