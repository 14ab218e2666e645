import { following } from '@/lib/comments/moved/queries'
import { defineAction } from '@/lib/server/define-action'
import { setVote } from './commands'
import { voteInput } from './schema'

export const setVoteAction = defineAction(
  { name: 'vote', summary: 'vote on a comment or a post', input: voteInput },
  (input, { actor, now }) => following(actor, input, (where) => setVote(actor, where, now)),
  (_, { thread, comment }) => `/threads/${thread}${comment ? `#comment-${comment}` : ''}`,
)
