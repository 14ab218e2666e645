import type { CardView } from '@/lib/cruxes/card/view'
import { saidOf } from '@/lib/cruxes/claims/naming'
import { CONFIDENCE, confidences } from '@/lib/cruxes/confidence'
import { wordsOf } from '@/lib/cruxes/kinds'
import type { Percents } from '@/lib/cruxes/stance'
import { CANNOT_TELL } from '@/lib/cruxes/stances/cannot-tell'
import { askedIn } from './claim-nav'
import { MovedBy } from './moved-by'
import { JointNote } from './together'

/** The four questions of a card, in the order in which they are asked; `claim` is what the last three are about. Their names are a promise (DESIGN 10). */
export function questionsOf(
  kind: CardView['kind'],
  claim: string | null,
): { name: keyof Percents; ask: string; tone: string }[] {
  const words = wordsOf(kind)
  return [
    { name: 'credence', ask: words.ask, tone: 'crux' },
    { name: 'ifTrue', ask: saidOf(claim, words.askIfTrue), tone: 'for' },
    { name: 'ifFalse', ask: saidOf(claim, words.askIfFalse), tone: 'against' },
    { name: 'main', ask: saidOf(claim, 'Main claim now'), tone: 'main' },
  ]
}

const MARKS = [
  { mark: 'crux', words: 'Crux for me' },
  { mark: 'not_crux', words: 'Not a crux' },
] as const

/**
 * One's stance as a plain form: four numbers, of which any may stay empty, and a word. A script makes sliders of them and says
 * what they mean while they move.
 */
export function StanceForm({ card }: { card: CardView }) {
  const { id, mine, kind, carried } = card
  const claim = askedIn(card)
  return (
    <form
      className="stance"
      method="post"
      action="/api/do/stance"
      data-kind={kind}
      data-about={card.claim?.name}
      data-swing={card.thread.swing}
    >
      <input type="hidden" name="crux" value={id} />
      {claim !== null && <input type="hidden" name="claim" value={claim} />}
      {questionsOf(kind, card.claim?.name ?? null).map(({ name, ask, tone }) => (
        <div key={name} className={`slider is-${tone}`}>
          <label htmlFor={`crux-${id}-${name}`}>{ask}</label>
          <input
            id={`crux-${id}-${name}`}
            type="number"
            name={name}
            min="0"
            max="100"
            step="1"
            inputMode="numeric"
            placeholder="0–100"
            autoComplete="off"
            defaultValue={mine?.percents[name] ?? (name === 'credence' ? carried : null) ?? ''}
          />
        </div>
      ))}
      <HowWell card={card} />
      <div className="say" role="status">
        {card.sentences.length > 0 ? (
          card.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)
        ) : (
          <p>{invitation(card)}</p>
        )}
      </div>
      <div className="incoherence" hidden />
      <JointNote card={card} />
      <details className="because" open={mine?.note ? true : undefined}>
        <summary>{mine ? 'What moved you, and why' : 'Add a reason'}</summary>
        <label>
          Why, in a few words
          <textarea name="note" rows={2} maxLength={1000} defaultValue={mine?.note ?? ''} />
        </label>
        {mine && <MovedBy choices={card.toCredit} />}
      </details>
      <div className="stance-buttons">
        <button type="submit" className="primary">
          Save my stance
        </button>
        <span className="or">or in a word:</span>
        {MARKS.map(({ mark, words }) => (
          <button
            key={mark}
            type="submit"
            name="mark"
            value={mark}
            className="secondary"
            aria-pressed={mine?.mark === mark}
          >
            {words}
          </button>
        ))}
        <CannotTell card={card} />
      </div>
    </form>
  )
}

/** One quiet line, to be left out by whoever likes. It is told beside the numbers, and weighs nothing. */
function HowWell({ card: { mine } }: { card: CardView }) {
  const said = mine?.confidence ?? null
  return (
    <fieldset className="how-well">
      <legend>How well do you know this?</legend>
      {confidences.map((one) => (
        <label key={one}>
          <input type="radio" name="confidence" value={one} defaultChecked={said === one} />
          {CONFIDENCE[one]}
        </label>
      ))}
      {said !== null && (
        <label>
          <input type="radio" name="confidence" value="" />
          leave it out
        </label>
      )}
    </fieldset>
  )
}

/** "Cannot tell" asks what keeps one from telling: one more press for what most would say, or a few words. */
function CannotTell({ card: { id, mine } }: { card: CardView }) {
  const isSaid = mine?.mark === 'unsure'
  return (
    <details className="cannot-tell">
      <summary className={isSaid ? 'secondary is-said' : 'secondary'}>
        Cannot tell{isSaid && <span className="visually-hidden">, as you said</span>}
      </summary>
      <fieldset>
        <legend>What keeps you from telling?</legend>
        {(['unknown', 'unclear'] as const).map((why) => (
          <button key={why} type="submit" name="cannotTell" value={why} className="secondary">
            {CANNOT_TELL[why]}
          </button>
        ))}
        <label htmlFor={`crux-${id}-why`}>It depends (on what?), or in your own words</label>
        <div className="own-words">
          <textarea id={`crux-${id}-why`} name="cannotTellWhy" rows={1} maxLength={300} />
          <button type="submit" name="cannotTell" value="own" className="secondary">
            Say so
          </button>
        </div>
      </fieldset>
    </details>
  )
}

/** What somebody reads who has not moved a slider yet: the card teaches the word in the doing. */
function invitation({ isBlind, others, mine }: CardView): string {
  const hidden = 'Nobody sees your numbers before they have given theirs.'
  if (mine?.isStale) return 'It has come to mean something else since you answered. Please answer again.'
  if (mine) return 'With all three of the upper sliders the card can say what it is to you.'
  if (!isBlind || others === 0) return hidden
  const who = others === 1 ? 'One other person has answered' : `${others} others have answered`
  return `${who}: you see what they said once you have. ${hidden}`
}
