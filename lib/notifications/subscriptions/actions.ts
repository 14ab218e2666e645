import { defineAction } from '@/lib/server/define-action'
import { setSubscription } from './commands'
import { subscribeInput } from './schema'

export const subscribeAction = defineAction(
  { name: 'subscribe', summary: 'subscribe to a thread, a branch, a member or a tag', input: subscribeInput },
  (input, { actor, now }) => setSubscription(actor, input, now),
)
