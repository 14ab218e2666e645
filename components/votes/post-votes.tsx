import { Slot } from '@/components/ui/slot'
import type { Held } from '@/lib/comments/held'
import { VoteForm } from './vote-form'
import { votesHtml } from './vote-html'

type PostVotesProps = { slug: string; karma: number; agreement: number; held: Held; isOwn: boolean }

/** Both axes of the post, below its text: one votes after reading. */
export function PostVotes({ slug, ...figures }: PostVotesProps) {
  return (
    <VoteForm slug={slug}>
      <Slot className="post-votes" html={votesHtml({ ref: '', ...figures })} />
    </VoteForm>
  )
}
