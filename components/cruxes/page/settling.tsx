import { When } from '@/components/ui/when'
import type { FollowThrough } from '@/lib/cruxes/follow-through'
import { followThroughSentence } from '@/lib/cruxes/page/follow-words'
import type { PageView } from '@/lib/cruxes/page/view'
import { typeset } from '@/lib/text/typeset'
import { longDate } from '@/lib/time/age'
import { Asked, CruxForm, Part, Who } from './form'

/** How it will be settled, who thinks it is, and what became of what people foretold. */
export function Settling({ page }: { page: PageView }) {
  const { settling, card, followThrough } = page
  const { criteria, resolveBy, setAt, answeredUnder } = settling
  return (
    <Part
      name="settling"
      heading={card.ending === null ? 'How it will be settled' : 'How it was to be settled'}
    >
      {criteria ? (
        <blockquote className="criteria">{typeset(criteria)}</blockquote>
      ) : (
        <p className="quietly">
          {card.isOpen || card.state === 'proposed'
            ? 'Nobody has said yet which fact would settle it, and who reports that. Said before people answer, it keeps the end fair.'
            : 'Nobody had said beforehand what would settle it.'}
        </p>
      )}
      {(resolveBy || setAt !== null) && (
        <p className="byline">
          {resolveBy && <span>by {longDate(Date.parse(resolveBy))}</span>}
          {setAt !== null && (
            <span>
              set <When at={setAt} />
            </span>
          )}
          {setAt !== null && (
            <span>
              {answeredUnder === 1 ? 'one person has' : `${answeredUnder} people have`} answered since
            </span>
          )}
        </p>
      )}
      {followThrough && <FollowLine followThrough={followThrough} />}
      <Said page={page} />
      {settling.maySet && <CriteriaForm page={page} />}
      {settling.cannotSay === null && <AgreeForm page={page} />}
    </Part>
  )
}

export function FollowLine({ followThrough }: { followThrough: FollowThrough }) {
  const sentence = followThroughSentence(followThrough)
  return sentence && <p className="follow-through">{sentence}</p>
}

function Said({ page: { settling, card } }: { page: PageView }) {
  if (settling.said.length === 0) return null
  return (
    <ul className="plain">
      {settling.said.map((one) => (
        <li key={one.handle}>
          <Who by={one} /> calls it: {one.words}.
          {one.isMine && (
            <CruxForm action="crux-agree" fields={{ crux: card.id, outcome: '' }} className="inline">
              <button type="submit" className="soft-button">
                Take it back
              </button>
            </CruxForm>
          )}
        </li>
      ))}
    </ul>
  )
}

function CriteriaForm({ page: { card, settling } }: { page: PageView }) {
  return (
    <Asked words={settling.criteria ? 'Change how it will be settled' : 'Say how it will be settled'}>
      <CruxForm action="crux-criteria" fields={{ crux: card.id }}>
        <label htmlFor="criteria">Which fact or result settles it, and who reports that</label>
        <textarea
          id="criteria"
          name="criteria"
          rows={3}
          maxLength={2000}
          defaultValue={settling.criteria ?? ''}
        />
        <label htmlFor="resolve-by">By which day, if there is one</label>
        <input id="resolve-by" type="date" name="resolveBy" defaultValue={settling.resolveBy ?? ''} />
        {settling.answeredUnder > 0 && (
          <p className="help">Changed criteria count from now on: people have to save their stance again.</p>
        )}
        <button type="submit" className="primary">
          Save
        </button>
      </CruxForm>
    </Asked>
  )
}

/** Two people on opposite sides who call it the same can end it, or let a moderator do so. */
function AgreeForm({ page: { card, settling } }: { page: PageView }) {
  return (
    <Asked words="Say how it ended">
      <CruxForm action="crux-agree" fields={{ crux: card.id }}>
        <p className="help">
          When two people on opposite sides call it a misunderstanding, a matter of words or of values, it is
          dissolved. When they call it true or false, a moderator can resolve it without further proof.
        </p>
        <fieldset className="choices">
          <legend>It turned out to be</legend>
          {settling.choices.map(({ outcome, words }) => (
            <label key={outcome}>
              <input type="radio" name="outcome" value={outcome} required /> <span>{words}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="primary">
          Say so
        </button>
      </CruxForm>
    </Asked>
  )
}
