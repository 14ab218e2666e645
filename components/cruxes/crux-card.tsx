import { When } from '@/components/ui/when'
import type { CardView, Revealed } from '@/lib/cruxes/card/view'
import { typeset } from '@/lib/text/typeset'
import { GapBar } from './gap-bar'
import { StanceForm } from './stance-form'

/** A crux to act on: the one raised surface of a page. The same card stands under a comment, put there by a script, and on the crux's own page. */
export function CruxCard({ card }: { card: CardView }) {
  const { id, label, statement, details, stateLabel, kindLabel, thread } = card
  return (
    <section className="crux-card" aria-label={`Crux ${label}`} data-crux={id} data-state={card.state}>
      <header>
        <h2>
          <b>{label}</b> {typeset(statement)}
        </h2>
        <p className="facts">
          <span className={`state is-${card.state}`}>
            {stateLabel} <span className="letter">{card.letter}</span>
          </span>
          <span>{kindLabel}</span>
          <a href={`/cruxes/${id}`}>Its page</a>
          <a href={`/threads/${thread.slug}?crux=${card.ref}#comments`}>Comments that bear on it</a>
        </p>
      </header>
      {details && <p className="details">{typeset(details)}</p>}
      <Body card={card} />
      {card.revealed && <Result revealed={card.revealed} />}
      {card.history.length > 0 && <History card={card} />}
    </section>
  )
}

function Body({ card }: { card: CardView }) {
  const { mainClaim, isOpen, isGuest, ending, mergedInto, mine, id, thread } = card
  if (ending !== null)
    return (
      <p className="say">
        {ending}{' '}
        {mergedInto && (
          <a href={`/cruxes/${mergedInto.id}`} data-crux={mergedInto.id}>
            {mergedInto.label}: {typeset(mergedInto.statement)}
          </a>
        )}
      </p>
    )
  if (!isOpen)
    return (
      <p className="say">
        This thread has no main claim yet, so nothing can be a crux for it. Its author can add one on{' '}
        <a href={`/threads/${thread.slug}/cruxes/new`}>its crux page</a>.
      </p>
    )
  return (
    <>
      <p className="for-claim">
        {mine === null && (
          <>
            If settling this would change how likely you find the main claim, it is a <em>crux</em> for you.
            Leave out what you cannot say.{' '}
          </>
        )}
        <span>Main claim:</span> {typeset(mainClaim ?? '')}
      </p>
      {isGuest ? (
        <p className="say">
          <a href={`/sign-in?back=/cruxes/${id}`}>Sign in</a> to say where you stand.
        </p>
      ) : (
        <StanceForm card={card} />
      )}
    </>
  )
}

function Result({ revealed: { far, sentences } }: { revealed: Revealed }) {
  if (far === null && sentences.length === 0) return null
  return (
    <div className="revealed">
      {far && (
        <figure>
          <figcaption>
            <a href={`/people/${far.with.handle}`}>{far.with.name}</a> stands furthest from you:{' '}
            <b className="sum">{far.sum}</b> points
          </figcaption>
          <GapBar {...far} />
          {far.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </figure>
      )}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}

/** How one's own numbers moved, and what moved them. */
function History({ card: { history, thread } }: { card: CardView }) {
  return (
    <details className="own-history">
      <summary>Your numbers so far</summary>
      <ol>
        {history.map(({ at, words, because, note, isRetracted }) => (
          <li key={at} className={isRetracted ? 'is-retracted' : undefined}>
            <When at={at} /> {words}
            {because && (
              <>
                {' '}
                because of{' '}
                <a href={`/threads/${thread.slug}#comment-${because.ref}`}>
                  {because.by ? `${because.by}’s comment` : 'a comment'}
                </a>
              </>
            )}
            {note && <q>{note}</q>}
            {isRetracted && ' (taken back)'}
          </li>
        ))}
      </ol>
    </details>
  )
}
