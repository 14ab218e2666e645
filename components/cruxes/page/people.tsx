import { When } from '@/components/ui/when'
import { spoken } from '@/lib/cruxes/claims/naming'
import { CONFIDENCE } from '@/lib/cruxes/confidence'
import type { PersonRow, Reply } from '@/lib/cruxes/page/people'
import type { PageView } from '@/lib/cruxes/page/view'
import { quoted, typeset } from '@/lib/text/typeset'
import { UnusualSwing } from '../crux-settings'
import { GapBar } from '../gap-bar'
import { Asked, CruxForm, Part, Who } from './form'

/** Who says what, and what that makes of the gaps between them. */
export function People({ page }: { page: PageView }) {
  const { card, people } = page
  if (people === null)
    return (
      <Part name="people" heading="Who stands where">
        <p className="quietly">
          {card.others === 0
            ? 'Nobody has answered yet. You could be the first.'
            : `${card.others === 1 ? 'One person has' : `${card.others} people have`} answered. You see what they said once you have given your own numbers, so that theirs do not sway you.`}
        </p>
      </Part>
    )
  if (people.length === 0)
    return (
      <Part name="people" heading="Who stands where">
        <p className="quietly">
          Nobody has answered yet. With two people it can say what it does between them.
        </p>
      </Part>
    )
  return (
    <Part name="people" heading="Who stands where">
      <UnusualSwing swing={page.card.thread.swing} className="quietly" />
      <Table page={page} people={people} />
      {people.map((row) => row.note && <Note key={row.person.id} row={row} page={page} />)}
      <Pairs page={page} />
      <Figures page={page} />
    </Part>
  )
}

function Table({ page, people }: { page: PageView; people: readonly PersonRow[] }) {
  const isAccepted = page.card.kind === 'value' || page.card.kind === 'definition'
  return (
    <div className="table-wrap">
      <table className="stances-table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">{isAccepted ? 'Accepts it' : 'Likely'}</th>
            <th scope="col">{isAccepted ? 'Claim if so' : 'Claim if true'}</th>
            <th scope="col">{isAccepted ? 'if not' : 'if false'}</th>
            <th scope="col">Claim now</th>
            <th scope="col">Moves by</th>
            <th scope="col">For them</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ person, percents, swing, is, confidence, isStale }) => (
            <tr key={person.id} className={isStale ? 'is-stale' : undefined}>
              <th scope="row">
                <Who by={person} />
                {isStale && <small> before it changed</small>}
                {confidence !== null && <small className="known"> {CONFIDENCE[confidence]}</small>}
              </th>
              <td>{percents.credence ?? '–'}</td>
              <td>{percents.ifTrue ?? '–'}</td>
              <td>{percents.ifFalse ?? '–'}</td>
              <td>{percents.main ?? '–'}</td>
              <td>{swing === null ? '–' : Math.abs(swing)}</td>
              <td className="words">{is || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Why somebody says what they say. A dispute can be answered where it stands. */
function Note({ row, page }: { row: PersonRow; page: PageView }) {
  return (
    <div className="said">
      <p>
        <Who by={row.person} /> {row.isDispute && <b>not a crux: </b>}
        {row.is === 'cannot tell' && <b>cannot tell: </b>}
        <q>{quoted(row.note ?? '')}</q>
      </p>
      <Replies replies={row.replies} />
      {row.isDispute && page.may.write && (
        <ReplyForm crux={page.card.id} to={`stance:${row.person.id}`} name={row.person.name} />
      )}
    </div>
  )
}

export function Replies({ replies }: { replies: readonly Reply[] }) {
  if (replies.length === 0) return null
  return (
    <ol className="answers">
      {replies.map(({ id, by, handle, text, at }) => (
        <li key={id}>
          <Who by={{ name: by, handle }} /> {typeset(text)} <When at={at} />
        </li>
      ))}
    </ol>
  )
}

export function ReplyForm({ crux, to, name }: { crux: number; to: string; name: string }) {
  const id = `reply-${to.replace(':', '-')}`
  return (
    <Asked words={`Answer ${name}`}>
      <CruxForm action="crux-reply" fields={{ crux, to }}>
        <label htmlFor={id}>Your answer</label>
        <textarea id={id} name="text" rows={2} maxLength={1000} required />
        <button type="submit" className="secondary">
          Answer
        </button>
      </CruxForm>
    </Asked>
  )
}

function Pairs({ page: { pairs, otherPairs, card } }: { page: PageView }) {
  if (pairs.length === 0) return null
  const scale = Math.max(...pairs.flatMap(({ gap, explained, residual }) => [gap, explained, residual]))
  return (
    <figure className="pairs">
      <figcaption>
        How far two people stand apart on {card.claim ? spoken(card.claim) : 'the main claim'}, what{' '}
        {card.label} accounts for, and what would be left
      </figcaption>
      <ol>
        {pairs.map((pair) => (
          <li key={pair.who}>
            <p>
              <span>
                {pair.who}
                {/* A space that vanishes where the line ends there. */}
                {pair.isDouble && '\u2002'}
                {pair.isDouble && <b className="is-double">double crux</b>}
              </span>{' '}
              <b className="sum">{pair.sum}</b>
            </p>
            <GapBar {...pair} scale={scale} />
          </li>
        ))}
      </ol>
      {otherPairs > 0 && (
        <p className="quietly">
          And {otherPairs} more {otherPairs === 1 ? 'pair' : 'pairs'}, closer together.
        </p>
      )}
    </figure>
  )
}

function Figures({ page: { figures } }: { page: PageView }) {
  if (figures.length === 0) return null
  return (
    <details className="figures">
      <summary>In figures</summary>
      <dl>
        {figures.map(({ name, value, means }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b>{value}</b> <span>{means}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
