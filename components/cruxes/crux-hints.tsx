import type { Hint } from '@/lib/cruxes/hints/hints'
import type { CruxEntry } from '@/lib/cruxes/map-page/entry'
import { asksWhatToSee } from '@/lib/cruxes/naming/advice'
import { typeset } from '@/lib/text/typeset'

/** Where a crux may stand that nobody has tagged: for those who look after a thread. Nothing is made of it by itself. */
export function CruxHints({ slug, hints }: { slug: string; hints: readonly Hint[] }) {
  if (hints.length === 0) return null
  return (
    <section className="crux-hints column-head" aria-labelledby="hints-heading">
      <h2 id="hints-heading">Might be cruxes</h2>
      <p className="quietly">
        Only the thread’s author and moderators see this. It is guessed from who answers whom, from votes and
        from a few phrases; you say whether it is one.
      </p>
      <ul>
        {hints.map(({ ref, author, why, words }) => (
          <li key={ref}>
            <p>
              <a href={`/threads/${slug}#comment-${ref}`}>
                {author ? `A comment by ${author}` : 'A comment'}
              </a>
              : {why.join('; ')}.
            </p>
            {words && <blockquote>{typeset(words)}</blockquote>}
            <a className="tag-link" href={`/threads/${slug}/cruxes/new?comment=${ref}`}>
              Tag as crux
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Fresh cruxes about facts of which nobody has said yet what one would see: for the same people, and as quietly. */
export function UncheckableYet({ entries }: { entries: readonly CruxEntry[] }) {
  const asked = entries.filter(asksWhatToSee)
  if (asked.length === 0) return null
  return (
    <section className="crux-hints column-head" aria-labelledby="uncheckable-heading">
      <h2 id="uncheckable-heading">What would we see if it were true?</h2>
      <p className="quietly">
        Nobody has said so of these yet. Whoever proposed one can add it on its page, and then it can be
        checked.
      </p>
      <ul>
        {asked.map(({ id, label, statement }) => (
          <li key={id}>
            <a href={`/cruxes/${id}`}>
              {label}: {typeset(statement)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
