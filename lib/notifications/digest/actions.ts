import { z } from 'zod'
import { defineAction } from '@/lib/server/define-action'
import { unsubscribe } from './commands'

const input = z.object({ token: z.string().max(400), all: z.enum(['true']).optional() })

export const unsubscribeAction = defineAction(
  { name: 'unsubscribe', summary: 'end mails by the link in one of them, without signing in', input },
  ({ token, all }) => unsubscribe(token, all === 'true'),
  (_, { token }) => `/unsubscribe?done=1&token=${encodeURIComponent(token)}`,
)
