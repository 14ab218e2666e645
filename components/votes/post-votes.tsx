import { Slot } from '@/components/ui/slot'
import type { Held } from '@/lib/comments/held'
import type { Refusals } from '@/lib/groups/refusals'
import { VoteForm } from './vote-form'
import { votesHtml } from './vote-html'

type PostVotesProps = {
  slug: string
  refusals: Refusals
  karma: number
  agreement: number
  held: Held
  isOwn: boolean
}

/** Both axes of the post, below its text: one votes after reading. */
export function PostVotes({ slug, refusals, ...figures }: PostVotesProps) {
  return (
    <VoteForm slug={slug} refusals={refusals}>
      <fieldset className="votes-of-post" aria-label="Votes on the post">
        <Slot className="post-votes" html={votesHtml({ ref: '', ...figures })} />
      </fieldset>
    </VoteForm>
  )
}
