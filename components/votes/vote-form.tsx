/** The one form that every vote button of a page belongs to. */
export function VoteForm({ slug }: { slug: string }) {
  return (
    <form id="vote" method="post" action="/api/do/vote" hidden>
      <input type="hidden" name="thread" value={slug} />
      <input type="hidden" name="back" value={`/threads/${slug}`} />
    </form>
  )
}
