import { answerWrite } from '@/lib/server/writes/answer'

/** For `npm run dev`, where the framework brings in what was changed. In production the door in front answers before it comes here. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ action: string }> },
): Promise<Response> {
  return answerWrite((await params).action, request)
}
