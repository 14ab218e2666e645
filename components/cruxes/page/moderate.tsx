import { CRUX_KINDS, cruxKinds, OUTCOMES } from '@/lib/cruxes/kinds'
import { OPERATIONALIZATION_MOST, STATEMENT_MOST } from '@/lib/cruxes/naming/advice'
import type { PageView } from '@/lib/cruxes/page/view'
import type { ModeratorMove } from '@/lib/cruxes/settling/moves'
import { SEE_EXAMPLE, SEE_HELP } from '../tag-panel'
import { SiblingChoice } from './around'
import { Asked, CruxForm, Part } from './form'

/** Put it into other words. Once others have answered, that is a new revision; if it means something else, their stances rest. */
export function Edit({ page }: { page: PageView }) {
  const { card, may } = page
  if (!may.edit) return null
  return (
    <Part name="edit" heading="Its words">
      <Asked words="Put it into other words">
        <CruxForm action="crux-edit" fields={{ crux: card.id }}>
          <label htmlFor="edit-statement">Statement</label>
          <textarea
            id="edit-statement"
            name="statement"
            rows={2}
            maxLength={STATEMENT_MOST}
            required
            defaultValue={card.statement}
          />
          <label htmlFor="edit-see">What would we see if it were true?</label>
          <textarea
            id="edit-see"
            name="operationalization"
            rows={2}
            maxLength={OPERATIONALIZATION_MOST}
            defaultValue={card.operationalization ?? ''}
            aria-describedby="edit-see-help"
          />
          <p className="help" id="edit-see-help">
            {SEE_HELP} {SEE_EXAMPLE}
          </p>
          <label htmlFor="edit-details">What is meant, at more length</label>
          <textarea
            id="edit-details"
            name="details"
            rows={3}
            maxLength={4000}
            defaultValue={card.details ?? ''}
          />
          {may.changeKind ? (
            <>
              <label htmlFor="edit-kind">Kind</label>
              <select id="edit-kind" name="kind" defaultValue={card.kind}>
                {cruxKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {CRUX_KINDS[kind].label}
                  </option>
                ))}
              </select>
            </>
          ) : (
            <fieldset className="choices">
              <legend>Others have answered it. With the new words it</legend>
              <label>
                <input type="radio" name="meaning" value="same" defaultChecked />{' '}
                <span>means the same: their stances stand</span>
              </label>
              <label>
                <input type="radio" name="meaning" value="changed" />{' '}
                <span>means something else: their stances rest until they answer again</span>
              </label>
            </fieldset>
          )}
          <label htmlFor="edit-reason">Why</label>
          <input id="edit-reason" name="reason" maxLength={500} required={may.isOthers} autoComplete="off" />
          <button type="submit" className="primary">
            Save
          </button>
        </CruxForm>
      </Asked>
    </Part>
  )
}

/** What a moderator can do with it now. Each needs a reason, which stands in its history. */
export function Moderate({ page }: { page: PageView }) {
  if (!page.may.moderate) return null
  const moves = page.moves.filter(({ needs }) => needs !== 'target' || page.siblings.length > 0)
  return (
    <Part name="moderate" heading="For moderators">
      <p className="quietly">
        Whatever you do needs a reason. It stands in the history below, with your name.
      </p>
      {moves.map((move) => (
        <MoveForm key={move.words} move={move} page={page} />
      ))}
    </Part>
  )
}

function MoveForm({ move, page }: { move: ModeratorMove; page: PageView }) {
  const { card } = page
  const id = `move-${move.to}`
  if (move.needs === 'target') return <MergeForm move={move} page={page} />
  const choices = page.settling.choices.filter(({ outcome }) => OUTCOMES[outcome].state === move.to)
  return (
    <Asked words={`${move.words} …`}>
      <CruxForm action="crux-move" fields={{ crux: card.id, to: move.to }} label={move.words}>
        <p className="help">{move.help}</p>
        {move.needs === 'outcome' && (
          <fieldset className="choices">
            <legend>It turned out to be</legend>
            {choices.map(({ outcome, words }) => (
              <label key={outcome}>
                <input type="radio" name="outcome" value={outcome} required /> <span>{words}</span>
              </label>
            ))}
          </fieldset>
        )}
        <label htmlFor={id}>Reason</label>
        <textarea id={id} name="reason" rows={2} maxLength={500} required />
        <button type="submit" className="primary">
          {move.words}
        </button>
      </CruxForm>
    </Asked>
  )
}

/** Chosen here, and then looked at side by side before anything is done. */
function MergeForm({ move, page }: { move: ModeratorMove; page: PageView }) {
  return (
    <Asked words={`${move.words} …`}>
      <form method="get" action={`/cruxes/${page.card.id}/merge`} className="ask">
        <p className="help">{move.help}</p>
        <label htmlFor="merge-into">Into</label>
        <SiblingChoice id="merge-into" name="into" page={page} />
        <button type="submit" className="primary">
          See them side by side
        </button>
      </form>
    </Asked>
  )
}
