import { When } from '@/components/ui/when'
import type { CardView, Revealed } from '@/lib/cruxes/card/view'
import { wordsOf } from '@/lib/cruxes/kinds'
import { quoted, typeset } from '@/lib/text/typeset'
import { addressOf, askedIn, ForClaims, TheClaim } from './claim-nav'
import { GapBar } from './gap-bar'
import { StanceForm } from './stance-form'
import { Parts } from './together'

/** A crux to act on: the one raised surface of a page. The same card stands under a comment, put there by a script, and on the crux's own page. */
export function CruxCard({ card }: { card: CardView }) {
  const { id, label, statement, details, operationalization, stateLabel, kindLabel, thread } = card
  const asked = askedIn(card)
  return (
    <section
      className="crux-card"
      aria-label={`Crux ${label}`}
      data-crux={id}
      data-claim={asked ?? undefined}
      data-state={card.state}
    >
      <header>
        <h2>
          <b>{label}</b> {typeset(statement)}
        </h2>
        <p className="facts">
          <span className={`state is-${card.state}`}>
            {stateLabel} <span className="letter">{card.letter}</span>
          </span>
          <span>{kindLabel}</span>
          <a className="its-page" href={addressOf(card)}>
            Its page
          </a>
          <a href={`/threads/${thread.slug}?crux=${card.ref}#comments`}>Comments that bear on it</a>
        </p>
      </header>
      {card.together && <Parts together={card.together} isGuest={card.isGuest} />}
      {operationalization && (
        <p className="for-claim would-see">
          <span>What we would see</span> {typeset(operationalization)}
        </p>
      )}
      {details && <p className="details">{typeset(details)}</p>}
      <Body card={card} />
      {card.revealed && <Result revealed={card.revealed} />}
      {card.history.length > 0 && <History card={card} />}
    </section>
  )
}

function Body({ card }: { card: CardView }) {
  const { claim, isOpen, isGuest, ending, mine, thread, label } = card
  const { ifTrue, ifFalse } = wordsOf(card.kind)
  const named = (words: string) => words.replace(/\bit\b/, label)
  if (ending !== null) return <Ending card={card} ending={ending} />
  if (!isOpen)
    return (
      <p className="say">
        This thread has no main claim yet, so nothing can be a crux for it. Its author can add one on{' '}
        <a href={`/threads/${thread.slug}/cruxes/new`}>its crux page</a>.
      </p>
    )
  return (
    <>
      <ForClaims card={card} />
      <TheClaim claim={claim} />
      {mine === null && (
        <p className="teaches">
          How likely would you find that {named(ifTrue)}, and how likely {named(ifFalse)}? If the two lie far
          apart, {label} is a <em>crux</em> for you. Say what you can; leave out the rest.
        </p>
      )}
      {card.criteria && (
        <p className="for-claim settled-by">
          <span>Settled by</span> {typeset(card.criteria)}
        </p>
      )}
      {isGuest ? (
        <p className="say">
          <a href={`/sign-in?back=${encodeURIComponent(addressOf(card))}`}>Sign in</a> to say where you stand.
        </p>
      ) : (
        <StanceForm card={card} />
      )}
    </>
  )
}

/** How it ended. Those who said beforehand what they would believe are given it back, and asked where they are now. */
function Ending({ card, ending: words }: { card: CardView; ending: string }) {
  const { id, mergedInto, mine, asked } = card
  return (
    <>
      <p className="say">
        {typeset(words)}{' '}
        {mergedInto && (
          <a href={`/cruxes/${mergedInto.id}`} data-crux={mergedInto.id}>
            {mergedInto.label}: {typeset(mergedInto.statement)}
          </a>
        )}
      </p>
      {mergedInto && mine && (
        <form method="post" action="/api/do/stance-along" data-do="stance-along" className="along">
          <input type="hidden" name="crux" value={id} />
          <p>Your numbers stayed here: the two may not mean quite the same.</p>
          <button type="submit" className="secondary">
            Take my numbers along
          </button>
        </form>
      )}
      {asked && <ForClaims card={card} />}
      {asked && <AskedAgain card={card} asked={asked} />}
    </>
  )
}

function AskedAgain({
  card,
  asked: { sentence, answered },
}: {
  card: CardView
  asked: NonNullable<CardView['asked']>
}) {
  const { id, claim } = card
  return (
    <form className="asked-again" method="post" action="/api/do/crux-answer" data-do="crux-answer">
      <input type="hidden" name="crux" value={id} />
      {askedIn(card) !== null && <input type="hidden" name="claim" value={askedIn(card) ?? ''} />}
      <TheClaim claim={claim} />
      <p className="say">{sentence}</p>
      <div className="slider is-main">
        <label htmlFor={`crux-${id}-again`}>{claim?.name ?? 'Main claim'} now</label>
        <input
          id={`crux-${id}-again`}
          type="number"
          name="main"
          min="0"
          max="100"
          step="1"
          inputMode="numeric"
          placeholder="0–100"
          autoComplete="off"
          defaultValue={answered ?? ''}
        />
      </div>
      <div className="stance-buttons">
        <button type="submit" className="primary">
          {answered === null ? 'Answer' : 'Answer again'}
        </button>
        <span className="quietly">
          {answered === null
            ? 'It may be the same, or not. Only the thread’s average is shown.'
            : `You answered ${answered}. Only the thread’s average is shown.`}
        </span>
      </div>
    </form>
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
            {note && <q>{quoted(note)}</q>}
            {isRetracted && ' (taken back)'}
          </li>
        ))}
      </ol>
    </details>
  )
}
