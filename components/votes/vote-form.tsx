import type { ReactNode } from 'react'
import type { Refusals } from '@/lib/groups/refusals'

type VoteFormProps = { slug: string; refusals: Refusals; children: ReactNode }

/** The form that all buttons on these texts belong to: it votes, and those that lead elsewhere say where. What would be refused is greyed by script. */
export function VoteForm({ slug, refusals, children }: VoteFormProps) {
  return (
    <form
      className="votes-here"
      method="post"
      action="/api/do/vote"
      data-no-vote={refusals.vote ?? undefined}
      data-no-react={refusals.react ?? undefined}
      data-no-reply={refusals.reply ?? undefined}
      data-no-edit={refusals.edit ?? undefined}
      data-no-delete={refusals.delete ?? undefined}
      data-no-retract={refusals.retract ?? undefined}
    >
      <input type="hidden" name="thread" value={slug} />
      <input type="hidden" name="back" value={`/threads/${slug}`} />
      {children}
    </form>
  )
}
