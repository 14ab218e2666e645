import type { NamedComment } from '@/lib/cruxes/naming/facts'
import { typeset } from '@/lib/text/typeset'

/** Two comments that disagree, ticked in a list: for those whose page cannot put boxes on the comments themselves. */
export function TickComments({
  slug,
  comments,
  ticked,
}: {
  slug: string
  comments: readonly NamedComment[]
  ticked: readonly string[]
}) {
  if (comments.length < 2)
    return <p className="empty">It takes two comments to disagree, and there are not two here yet.</p>
  return (
    <form className="tick-comments" action={`/threads/${slug}/cruxes/new`}>
      <input type="hidden" name="tick" value="comments" />
      {ticked.length > 0 && (
        <p role="alert">
          {ticked.length === 1
            ? 'Tick one more: a comment that says otherwise.'
            : 'Tick two: the one you ticked first and the one that says otherwise.'}
        </p>
      )}
      <fieldset>
        <legend>Tick two comments that disagree</legend>
        {comments.map(({ ref, by, begins }) => (
          <label key={ref}>
            <input type="checkbox" name="comment" value={ref} defaultChecked={ticked.includes(ref)} />
            <span>
              <b>{by}</b> {typeset(begins)}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="primary">
        Tag as crux
      </button>
    </form>
  )
}
