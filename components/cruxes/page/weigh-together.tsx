import { Fragment } from 'react'
import { CRUX_STATES } from '@/lib/cruxes/crux-state'
import { STATEMENT_MOST } from '@/lib/cruxes/naming/advice'
import type { PageView } from '@/lib/cruxes/page/view'
import { PARTS_AT_MOST } from '@/lib/cruxes/together/policy'
import { Asked, CruxForm } from './form'

const NAMES = ['with', 'with2', 'with3'] as const

/** Have this crux and others answered as one: for whoever would only move if all of them changed. */
export function WeighTogether({ page: { card, siblings } }: { page: PageView }) {
  const open = siblings.filter(({ state }) => !CRUX_STATES[state].ended)
  const choices = NAMES.slice(0, Math.min(open.length, PARTS_AT_MOST - 1))
  return (
    <Asked words="Weigh them together">
      <CruxForm action="crux-together" fields={{ crux: card.id }} className="ask weigh">
        <p className="quietly">
          Would {card.label} move you only if another held too? Then the two are weighed as one: a crux that
          says that both hold, with sliders of its own.
        </p>
        {choices.map((name, i) => (
          <Fragment key={name}>
            <label htmlFor={`weigh-${name}`}>{i === 0 ? `${card.label} and` : 'and'}</label>
            <select id={`weigh-${name}`} name={name} data-weigh="">
              {i > 0 && <option value="">nothing more</option>}
              {open.map(({ id, label, statement }) => (
                <option key={id} value={id} data-statement={statement} data-place={placeOf(label)}>
                  {label}: {statement.length > 80 ? `${statement.slice(0, 79)}…` : statement}
                </option>
              ))}
            </select>
          </Fragment>
        ))}
        <label htmlFor="weigh-statement">Statement</label>
        <textarea
          id="weigh-statement"
          name="statement"
          rows={3}
          maxLength={STATEMENT_MOST}
          data-statement={card.statement}
          data-place={placeOf(card.label)}
          aria-describedby="weigh-hint"
        />
        <p id="weigh-hint" className="quietly">
          Left empty, it says in their own words that they hold.
        </p>
        <button type="submit" className="primary">
          Weigh them together
        </button>
      </CruxForm>
    </Asked>
  )
}

/** "C12" is the twelfth of its thread. */
const placeOf = (label: string): number => Number(label.slice(1))
