import { defineAction } from '@/lib/server/define-action'
import { chooseChannels, markRead } from './commands'
import { chooseInput, readInput } from './schema'

export const readNoticesAction = defineAction(
  { name: 'read-notices', summary: 'mark their notifications as read', input: readInput },
  (input, { actor, now }) => markRead(actor, input, now),
)

export const chooseNoticesAction = defineAction(
  { name: 'choose-notices', summary: 'choose what they are told, and how', input: chooseInput },
  (input, { actor, now }) => chooseChannels(actor, input, now),
  () => '/settings/notifications?done=saved',
)
