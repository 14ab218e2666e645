import type { NamedClaim } from '@/lib/cruxes/claims/naming'
import { CRUX_KINDS, type CruxKind, cruxKinds } from '@/lib/cruxes/kinds'
import { OPERATIONALIZATION_MOST, STATEMENT_MOST } from '@/lib/cruxes/naming/advice'
import type { NamedComment } from '@/lib/cruxes/naming/facts'
import { ANCHOR_ROLES, type AnchorRole } from '@/lib/cruxes/naming/schema'
import { typeset } from '@/lib/text/typeset'
import { ClaimSelect } from './page/claims'

const KIND_HELP: Record<CruxKind, string> = {
  empirical: 'what is the case',
  forecast: 'what will happen by a day',
  causal: 'what brings about what',
  definition: 'what a word is to mean',
  value: 'what matters more',
  method: 'how to find out',
  other: 'none of these',
}

/** What makes a crux checkable, in a line and by an example. */
export const SEE_HELP =
  'Something that anybody could look up, count or try, and that would come out otherwise if it were false.'
export const SEE_EXAMPLE = 'For instance: “Of the next ten such reports, at least seven come out late.”'

export const ROLES = Object.keys(ANCHOR_ROLES) as AnchorRole[]

/**
 * Say in one sentence what a disagreement turns on. A plain form with one place in the text; a script adds places, advice while
 * one writes, and cruxes that say nearly the same.
 */
export function TagPanel({
  slug,
  claims,
  chosen = null,
  places: [first, second],
  quote,
}: {
  slug: string
  /** Of the thread, the main one first. */
  claims: readonly NamedClaim[]
  /** The one that the reader comes from, by its name. */
  chosen?: string | null
  /** One comment, or two that disagree; none is the post. */
  places: readonly NamedComment[]
  quote: string
}) {
  const [claim] = claims
  const asksWhich = claims.length > 1
  return (
    <form
      className="crux-panel"
      method="post"
      action="/api/do/crux-tag"
      aria-labelledby="crux-panel-heading"
      data-slug={slug}
    >
      <input type="hidden" name="thread" value={slug} />
      <h2 id="crux-panel-heading">What does it turn on?</h2>
      <p className="help">
        A crux is a claim that a disagreement turns on: were it settled, somebody would think differently
        about {asksWhich ? 'one of these:' : claim === undefined ? 'the main claim.' : 'this:'}
      </p>
      {claim && !asksWhich && <p className="claim">{typeset(claim.text)}</p>}
      {asksWhich && (
        <>
          <label htmlFor="crux-claim">For which claim?</label>
          <ClaimSelect id="crux-claim" claims={claims} chosen={chosen ?? undefined} />
        </>
      )}
      <div className="places">
        <PlaceFields place={first} quote={quote} does={second ? 'side_a' : 'raised_by'} />
        <details open={second ? true : undefined}>
          <summary>A comment that says otherwise</summary>
          <PlaceFields place={second} suffix="2" does="side_b" />
        </details>
        {first && second && first.by !== second.by && (
          <p className="help">
            Write one sentence that {first.by} would call true and {second.by} would call false.
          </p>
        )}
      </div>
      <label htmlFor="crux-statement">Statement</label>
      <textarea
        id="crux-statement"
        name="statement"
        rows={2}
        maxLength={STATEMENT_MOST}
        required
        placeholder="One claim that could turn out false, in one sentence."
      />
      <ul className="advice" aria-label="Advice" aria-live="polite" hidden />
      <fieldset className="kinds">
        <legend>What kind of question is it?</legend>
        {cruxKinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === 'empirical'} />
            <span>
              {CRUX_KINDS[kind].label} <small>{KIND_HELP[kind]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="alike" hidden />
      <details>
        <summary>Make it checkable</summary>
        <label htmlFor="crux-see">What would we see if it were true?</label>
        <textarea
          id="crux-see"
          name="operationalization"
          rows={2}
          maxLength={OPERATIONALIZATION_MOST}
          aria-describedby="crux-see-help"
        />
        <p className="help" id="crux-see-help">
          {SEE_HELP} {SEE_EXAMPLE} It can also be said later.
        </p>
      </details>
      <details>
        <summary>Add details</summary>
        <label>
          What is meant, at more length
          <textarea name="details" rows={3} maxLength={4000} />
        </label>
      </details>
      <div className="panel-buttons">
        <button type="submit" className="primary">
          Propose this crux
        </button>
      </div>
    </form>
  )
}

/** Where it stands in the text: a comment or the post, words of it, and how it stands to the crux. */
function PlaceFields({
  place,
  quote = '',
  suffix = '',
  does,
}: {
  place: NamedComment | undefined
  quote?: string
  suffix?: '' | '2'
  /** How it stands to the crux, until somebody says otherwise. */
  does: AnchorRole
}) {
  return (
    <>
      {place && (
        <p className="place">
          {place.by}: <q>{place.begins}</q>
        </p>
      )}
      <label>
        {suffix ? 'Its permalink' : 'The comment (its permalink; empty for the post)'}
        <input
          name={`comment${suffix}`}
          defaultValue={place?.ref ?? ''}
          placeholder="…#comment-c12"
          autoComplete="off"
        />
      </label>
      <label>
        {suffix ? 'What it says, exactly' : 'Words of it, exactly'}
        <textarea name={`quote${suffix}`} rows={2} maxLength={1000} defaultValue={quote} />
      </label>
      <label>
        It{' '}
        <select name={`role${suffix}`} defaultValue={does}>
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {ANCHOR_ROLES[one]}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
