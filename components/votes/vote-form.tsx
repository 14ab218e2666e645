import type { ReactNode } from 'react'

/** The form that all buttons on these texts belong to: it votes, and those that lead elsewhere say where. */
export function VoteForm({ slug, children }: { slug: string; children: ReactNode }) {
  return (
    <form className="votes-here" method="post" action="/api/do/vote">
      <input type="hidden" name="thread" value={slug} />
      <input type="hidden" name="back" value={`/threads/${slug}`} />
      {children}
    </form>
  )
}
