import { CONFIDENCE } from '@/lib/cruxes/confidence'
import type { Check } from '@/lib/cruxes/rooms/checks'
import { beginnings } from '@/lib/cruxes/rooms/sections'
import type { Between, PointView, RoomView, SectionView } from '@/lib/cruxes/rooms/view'
import { typeset } from '@/lib/text/typeset'
import { GapBar } from './gap-bar'
import { RoomWords } from './room-words'

/** Two people go through a crux: what has been checked, what parts them, and a document whose points move up as they get clearer. */
export function Room({ room }: { room: RoomView }) {
  const at = `/cruxes/${room.crux.id}/rooms/${room.id}`
  return (
    <div className="room">
      <Seats room={room} at={at} />
      {room.checks.length > 0 && <Checks checks={room.checks} crux={room.crux.id} />}
      <section aria-labelledby="between-heading">
        <h2 id="between-heading">What parts them</h2>
        {typeof room.between === 'string' ? (
          <p className="quietly">
            {room.between} <a href={`/cruxes/${room.crux.id}`}>To the crux</a>
          </p>
        ) : (
          <Apart between={room.between} />
        )}
      </section>
      {room.sections.map((section) => (
        <SectionOf key={section.section} section={section} room={room} at={at} />
      ))}
    </div>
  )
}

function Seats({ room: { seats, mine, id }, at }: { room: RoomView; at: string }) {
  const isAsked = mine !== null && !mine.isAccepted
  return (
    <>
      <ul className="seats" aria-label="Who sits here">
        {seats.map(({ userId, handle, name, seat, isAccepted }) => (
          <li key={userId}>
            <a className="who" href={`/people/${handle}`}>
              {name}
            </a>
            {seat === 'facilitator' && <span> facilitates</span>}
            {!isAccepted && <span> has been invited</span>}
          </li>
        ))}
      </ul>
      {isAsked && (
        <form className="room-form" method="post" action="/api/do/room-answer" aria-label="Invitation">
          <input type="hidden" name="room" value={id} />
          <input type="hidden" name="form" value={at} />
          <p>You are invited to this room.</p>
          <div className="buttons">
            <button type="submit" className="button" name="answer" value="accept">
              Accept
            </button>
            <button type="submit" className="soft-button" name="answer" value="decline">
              Decline
            </button>
          </div>
        </form>
      )}
    </>
  )
}

function Checks({ checks, crux }: { checks: readonly Check[]; crux: number }) {
  return (
    <section aria-labelledby="checks-heading">
      <h2 id="checks-heading">Four checks</h2>
      <ol className="checks">
        {checks.map(({ words, isDone, todo }) => (
          <li key={words} className={isDone ? 'is-done' : undefined}>
            <span className="mark" aria-hidden="true">
              {isDone ? '✓' : '○'}
            </span>
            <span>
              <span className="visually-hidden">{isDone ? 'Done: ' : 'Still open: '}</span>
              {words}.{' '}
              {!isDone && (
                <span className="quietly">
                  {todo} {todo.includes('below') ? null : <a href={`/cruxes/${crux}`}>To the crux</a>}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Apart({ between }: { between: Between }) {
  return (
    <figure className="apart">
      <figcaption>
        Points between them on the main claim: <b>{between.sum}</b>
      </figcaption>
      <GapBar {...between} />
      <p className="key">
        <span className="part">{between.explained} by this crux</span>
        <span className="rest">{between.residual} would remain</span>
      </p>
      {between.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <td />
              {between.people.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(({ of, words }) => (
              <tr key={of}>
                <th scope="row">{words}</th>
                {between.people.map((person) => (
                  <td key={person.name}>{person[of]}%</td>
                ))}
              </tr>
            ))}
            {between.people.some(({ confidence }) => confidence !== null) && (
              <tr>
                <th scope="row">How well they know it</th>
                {between.people.map(({ name, confidence }) => (
                  <td key={name}>{confidence === null ? '–' : CONFIDENCE[confidence]}</td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

const ROWS = [
  { of: 'credence', words: 'How likely the crux is' },
  { of: 'ifTrue', words: 'Main claim if true' },
  { of: 'ifFalse', words: 'Main claim if false' },
  { of: 'implied', words: 'Main claim, by these' },
] as const

function SectionOf({ section, room, at }: { section: SectionView; room: RoomView; at: string }) {
  const { section: name, title, hint, points } = section
  return (
    <section className="room-section" id={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{title}</h2>
      <p className="quietly">{hint}</p>
      {points.length > 0 && (
        <ul>
          {points.map((point) => (
            <Point key={point.id} point={point} at={at} />
          ))}
        </ul>
      )}
      {name === 'tests' && <RoomWords room={room} at={at} />}
      {room.canWrite && beginnings.includes(name) && (
        <form
          className="room-form"
          method="post"
          action="/api/do/room-point"
          aria-label={`New point: ${title}`}
        >
          <input type="hidden" name="room" value={room.id} />
          <input type="hidden" name="section" value={name} />
          <input type="hidden" name="form" value={at} />
          <label htmlFor={`new-${name}`}>New point</label>
          <textarea id={`new-${name}`} name="text" rows={2} maxLength={1000} required />
          <button type="submit" className="soft-button">
            Add
          </button>
        </form>
      )}
    </section>
  )
}

function Point({ point, at }: { point: PointView; at: string }) {
  const { id, text, author, movedBy, mayUp, mayDown, isOwn } = point
  return (
    <li id={`point-${id}`}>
      <p className="text">{typeset(text)}</p>
      <div className="facts">
        <a className="who" href={`/people/${author.handle}`}>
          {author.name}
        </a>
        {movedBy && movedBy !== author.name && <span>moved by {movedBy}</span>}
        <Press
          at={at}
          action="room-point-move"
          values={{ point: id, direction: 'up' }}
          words="Move up"
          isOffered={mayUp}
        />
        <Press
          at={at}
          action="room-point-move"
          values={{ point: id, direction: 'down' }}
          words="Move down"
          isOffered={mayDown}
        />
        <Press at={at} action="room-point-gone" values={{ point: id }} words="Take away" isOffered={isOwn} />
      </div>
    </li>
  )
}

type PressProps = {
  at: string
  action: string
  values: Record<string, string | number>
  words: string
  isOffered: boolean
}

/** A button that is a whole form. */
function Press({ at, action, values, words, isOffered }: PressProps) {
  if (!isOffered) return null
  return (
    <form method="post" action={`/api/do/${action}`}>
      <input type="hidden" name="form" value={at} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="soft-button">
        {words}
      </button>
    </form>
  )
}
