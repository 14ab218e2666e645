import type { PageView } from '@/lib/cruxes/page/view'
import { quantity } from '@/lib/cruxes/sentences'
import { typeset } from '@/lib/text/typeset'
import { CruxForm } from './form'

/** Two cruxes side by side: what each says, who has answered it, where it stands. */
export function MergePage({ crux, into }: { crux: PageView; into: PageView }) {
  const [one, other] = [crux.card, into.card]
  return (
    <div className="column crux-page merge-page">
      <p className="aside-note">
        <a href={`/cruxes/${one.id}`}>Back to {one.label}</a>
      </p>
      <h1 className="title">Do they say the same?</h1>
      <div className="side-by-side">
        <Side page={crux} heading={`${one.label} goes`} />
        <Side page={into} heading={`${other.label} stays`} />
      </div>
      <CruxForm action="crux-merge" fields={{ crux: one.id, into: other.id }}>
        <p className="help">
          The places of {one.label} in the text become those of {other.label}. Nobody’s numbers are moved: who
          has a stance on {one.label} is asked whether they want to take it along, for the two may not mean
          quite the same.
        </p>
        <label htmlFor="merge-reason">Reason</label>
        <textarea id="merge-reason" name="reason" rows={2} maxLength={500} required />
        <button type="submit" className="primary">
          Merge {one.label} into {other.label}
        </button>
      </CruxForm>
      <p>
        <a href={`/cruxes/${other.id}/merge?into=${one.id}`}>The other way round</a>
      </p>
    </div>
  )
}

function Side({
  page: { card, anchors, people, evidence, settling },
  heading,
}: {
  page: PageView
  heading: string
}) {
  const answers = people?.length ?? card.others + (card.mine ? 1 : 0)
  return (
    <section aria-label={heading}>
      <h2>{heading}</h2>
      <p className="statement">
        <a href={`/cruxes/${card.id}`}>{typeset(card.statement)}</a>
      </p>
      {card.operationalization && (
        <p className="quietly">What we would see: {typeset(card.operationalization)}</p>
      )}
      {card.details && <p className="details">{typeset(card.details)}</p>}
      <p className="byline">
        <span>{card.stateLabel}</span>
        <span>{card.kindLabel}</span>
        <span>{quantity(answers, 'stance')}</span>
        <span>{quantity(anchors.length, 'place')} in the text</span>
        {evidence.length > 0 && <span>{quantity(evidence.length, 'link')}</span>}
      </p>
      {settling.criteria && <p className="quietly">Settled by: {typeset(settling.criteria)}</p>}
      {anchors.map(({ quote, ref, by }) => (
        <blockquote key={`${ref} ${quote}`} className="answered">
          <cite>{by?.name ?? 'A former member'}</cite> {quote ?? 'the whole comment'}
        </blockquote>
      ))}
    </section>
  )
}
