import { When } from '@/components/ui/when'
import { ONLY_TOGETHER, RELATIONS, relations } from '@/lib/cruxes/linking/kinds'
import type { PageView } from '@/lib/cruxes/page/view'
import { typeset } from '@/lib/text/typeset'
import { Asked, CruxForm, Part, TakeAway, Who } from './form'
import { WeighTogether } from './weigh-together'

/** The words it stands in. */
export function Places({ page: { anchors, card } }: { page: PageView }) {
  if (anchors.length === 0) return null
  return (
    <Part name="places" heading="Where it stands in the text">
      {anchors.map(({ quote, ref, by, does, isGone, isHidden }) => (
        <blockquote key={`${ref} ${quote}`} className="place">
          <cite>
            {by ? <Who by={by} /> : isGone ? 'Somebody' : 'A former member'} {does}
          </cite>
          <a href={`/threads/${card.thread.slug}${ref === null ? '' : `#comment-${ref}`}`}>
            {isGone
              ? 'The comment is gone.'
              : isHidden
                ? 'Its words were moved to where not everybody reads.'
                : (quote ?? (ref === null ? 'the whole post' : 'the whole comment'))}
          </a>
        </blockquote>
      ))}
    </Part>
  )
}

/** How it stands to the thread's other cruxes. */
export function Related({ page }: { page: PageView }) {
  const { relations: related, siblings, card, may } = page
  if (siblings.length === 0 && related.length === 0) return null
  return (
    <Part name="related" heading="Beside other cruxes">
      <ul className="plain">
        {related.map(({ key, says, crux, type, isReversed, mayTakeAway, isOthers }) => (
          <li key={key}>
            <span>
              {card.label} {says}
            </span>{' '}
            <a href={`/cruxes/${crux.id}`}>
              {crux.label}: {typeset(crux.statement)}
            </a>
            {mayTakeAway && (
              <TakeAway
                action="crux-relation-gone"
                fields={
                  isReversed ? { crux: crux.id, type, to: card.id } : { crux: card.id, type, to: crux.id }
                }
                asksWhy={isOthers}
                words="Take away"
                label={`Take away: ${says} ${crux.label}`}
              />
            )}
          </li>
        ))}
      </ul>
      {related.length === 0 && (
        <p className="quietly">
          It stands alone so far. Some cruxes rest on others, and some count only together.
        </p>
      )}
      {may.write && siblings.length > 0 && (
        <Asked words="Relate it to another">
          <CruxForm action="crux-relation" fields={{ crux: card.id }}>
            <label htmlFor="relation-type">{card.label}</label>
            <select id="relation-type" name="type">
              {relations.map((type) => (
                <option key={type} value={type}>
                  {type === 'conjunct_of' ? ONLY_TOGETHER : RELATIONS[type]}
                </option>
              ))}
            </select>
            <label htmlFor="relation-to">the crux</label>
            <SiblingChoice id="relation-to" name="to" page={page} />
            <button type="submit" className="primary">
              Relate them
            </button>
          </CruxForm>
        </Asked>
      )}
      {may.weighTogether && <WeighTogether page={page} />}
    </Part>
  )
}

/** The same question where it bears on something else: answered there, it is weighed against that thread's claim. */
export function Elsewhere({ page: { elsewhere } }: { page: PageView }) {
  if (elsewhere.length === 0) return null
  return (
    <Part name="elsewhere" heading="Asked in other threads too">
      <ul className="plain">
        {elsewhere.map(({ id, statement, thread, mine }) => (
          <li key={id}>
            <a href={`/cruxes/${id}`}>{typeset(statement)}</a> in{' '}
            <a href={`/threads/${thread.slug}`}>{typeset(thread.title)}</a>
            {mine !== null && <>. You said {mine}% there.</>}
          </li>
        ))}
      </ul>
      <p className="quietly">Each is weighed against the main claim of its own thread.</p>
    </Part>
  )
}

export function SiblingChoice({ id, name, page }: { id: string; name: string; page: PageView }) {
  return (
    <select id={id} name={name}>
      {page.siblings.map(({ id: other, label, statement }) => (
        <option key={other} value={other}>
          {label}: {statement.length > 80 ? `${statement.slice(0, 79)}…` : statement}
        </option>
      ))}
    </select>
  )
}

/** What happened to it: who, when and why. */
export function History({ page: { history, createdAt, proposedBy } }: { page: PageView }) {
  const isTold = history.some(({ words }) => words === 'proposed it')
  return (
    <Part name="history" heading="What happened to it">
      <ol className="history">
        {history.map(({ id, at, by, words, was, is, reason }) => (
          <li key={id}>
            <When at={at} />
            <div>
              <p>
                {by ? <Who by={by} /> : <span>By itself:</span>} {words}
              </p>
              {was && (
                <p>
                  <del>{was}</del>
                </p>
              )}
              {is && (
                <p>
                  <ins>{is}</ins>
                </p>
              )}
              {reason && <p className="reason">{reason}</p>}
            </div>
          </li>
        ))}
        {!isTold && (
          <li>
            <When at={createdAt} />
            <div>
              <p>
                <Who by={proposedBy} /> proposed it
              </p>
            </div>
          </li>
        )}
      </ol>
    </Part>
  )
}
