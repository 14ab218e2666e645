import type { ClaimLine, ClaimsView } from '@/lib/cruxes/claims/view'
import { quantity } from '@/lib/cruxes/sentences'
import { typeset } from '@/lib/text/typeset'

/** What a thread claims, line by line, with what the reader can do about it. */
export function ClaimsForms({ slug, view, isGuest }: { slug: string; view: ClaimsView; isGuest: boolean }) {
  return (
    <>
      {view.claims.length === 0 && (
        <p className="empty">
          This thread has no main claim yet.{' '}
          <a href={`/threads/${slug}/cruxes/new`}>Its author can add one.</a>
        </p>
      )}
      <ol className="claim-list" aria-label="Claims">
        {view.claims.map((claim) => (
          <li key={claim.ref}>
            <Line slug={slug} claim={claim} />
          </li>
        ))}
      </ol>
      {view.cannotAdd === null ? (
        <AddClaim slug={slug} />
      ) : (
        <p className="quietly">
          {isGuest ? (
            <>
              <a href={`/sign-in?back=${encodeURIComponent(`/threads/${slug}/claims`)}`}>Sign in</a> to add a
              claim to a thread of yours.
            </>
          ) : (
            view.cannotAdd
          )}
        </p>
      )}
    </>
  )
}

function Line({ slug, claim }: { slug: string; claim: ClaimLine }) {
  const { ref, name, text, people, cruxes, former } = claim
  const facts = [
    people === 0 ? 'Nobody has answered it yet' : `${quantity(people, 'person', 'people')} answered it`,
    cruxes.length === 0
      ? null
      : `${new Intl.ListFormat('en-GB').format(cruxes)} ${cruxes.length === 1 ? 'is a crux' : 'are cruxes'} for it`,
  ].filter(Boolean)
  return (
    <>
      <p className="claim-text">
        <b className="label">{name}</b>{' '}
        <a href={`/threads/${slug}${ref === 'main' ? '' : `?claim=${ref}`}`}>{typeset(text)}</a>
      </p>
      <p className="quietly">{facts.join('; ')}.</p>
      {former.length > 0 && (
        <details className="asked">
          <summary>What it said before</summary>
          {[...new Set(former)].map((words) => (
            <p key={words}>
              <del>{typeset(words)}</del>
            </p>
          ))}
        </details>
      )}
      {claim.mayReword && <Reword slug={slug} claim={claim} />}
      {claim.mayTakeAway && <TakeAway slug={slug} claim={claim} />}
    </>
  )
}

const Why = ({ id }: { id: string }) => (
  <>
    <label htmlFor={id}>Why, for everybody to read</label>
    <input id={id} name="reason" maxLength={500} required autoComplete="off" />
  </>
)

function Reword({ slug, claim: { ref, name, text, asksWhy } }: { slug: string; claim: ClaimLine }) {
  return (
    <details className="asked">
      <summary>Put {name} into other words</summary>
      <form
        method="post"
        action="/api/do/claim-reword"
        className="ask"
        aria-label={`Put ${name} into other words`}
      >
        <input type="hidden" name="thread" value={slug} />
        <input type="hidden" name="claim" value={ref} />
        <label htmlFor={`reword-${ref}`}>{name}</label>
        <textarea id={`reword-${ref}`} name="text" rows={2} maxLength={280} required defaultValue={text} />
        {asksWhy && <Why id={`reword-${ref}-why`} />}
        <button type="submit" className="primary">
          Save
        </button>
      </form>
    </details>
  )
}

function TakeAway({ slug, claim: { ref, name, asksWhy } }: { slug: string; claim: ClaimLine }) {
  return (
    <form method="post" action="/api/do/claim-gone" className={asksWhy ? 'ask' : 'inline'}>
      <input type="hidden" name="thread" value={slug} />
      <input type="hidden" name="claim" value={ref} />
      {asksWhy && <Why id={`gone-${ref}-why`} />}
      <button type="submit" className="soft-button">
        Take {name} away
      </button>
    </form>
  )
}

function AddClaim({ slug }: { slug: string }) {
  return (
    <form method="post" action="/api/do/claim-add" className="crux-panel" aria-labelledby="add-claim-heading">
      <input type="hidden" name="thread" value={slug} />
      <h2 id="add-claim-heading">Add a claim</h2>
      <p className="help">
        If it argues for more than its main claim, say the other one in a sentence of its own: people answer
        each by itself, and a crux can be one for either.
      </p>
      <label htmlFor="add-claim">Claim</label>
      <textarea id="add-claim" name="text" rows={2} maxLength={280} required />
      <div className="panel-buttons">
        <button type="submit" className="primary">
          Add this claim
        </button>
      </div>
    </form>
  )
}
