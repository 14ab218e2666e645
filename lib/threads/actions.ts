import { defineAction } from '@/lib/server/define-action'
import { startThread } from './commands'
import { editThread } from './editing/commands'
import { editThreadInput, newThreadInput } from './schema'

export const newThreadAction = defineAction(
  { name: 'new-thread', summary: 'start a thread', input: newThreadInput },
  (input, { actor, now }) => startThread(actor, input, now),
  ({ thread }) => `/threads/${thread}`,
)

export const editThreadAction = defineAction(
  { name: 'edit-thread', summary: 'edit their own posts', input: editThreadInput },
  (input, { actor, now }) => editThread(actor, input, now),
  ({ thread }) => `/threads/${thread}`,
)
