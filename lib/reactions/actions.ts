import { defineAction } from '@/lib/server/define-action'
import { setReaction } from './commands'
import { reactionInput } from './schema'

export const setReactionAction = defineAction(
  { name: 'react', summary: 'react to a comment, a post or words of it', input: reactionInput },
  (input, { actor, now }) => setReaction(actor, input, now),
  (_, { thread, comment }) => `/threads/${thread}${comment ? `#comment-${comment}` : ''}`,
)
