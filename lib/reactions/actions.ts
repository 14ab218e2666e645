import { following } from '@/lib/comments/moved/queries'
import { defineAction } from '@/lib/server/define-action'
import { setReaction } from './commands'
import { reactionInput } from './schema'

export const setReactionAction = defineAction(
  { name: 'react', summary: 'react to a comment, a post or words of it', input: reactionInput },
  (input, { actor, now }) => following(actor, input, (where) => setReaction(actor, where, now)),
  (_, { thread, comment }) => `/threads/${thread}${comment ? `#comment-${comment}` : ''}`,
)
