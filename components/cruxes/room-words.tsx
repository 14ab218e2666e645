import type { RoomView } from '@/lib/cruxes/rooms/view'
import { typeset } from '@/lib/text/typeset'

/** "Is this what you mean?": each one's words for the other's view, accepted or not by whose view it is. */
export function RoomWords({ room, at }: { room: RoomView; at: string }) {
  const { words, mine, canWrite, other, id } = room
  return (
    <>
      {words.length > 0 && (
        <ul className="room-words">
          {words.map(({ id: which, text, author, of, accepted }) => (
            <li key={which}>
              <p>
                <a className="who" href={`/people/${author.handle}`}>
                  {author.name}
                </a>{' '}
                on what {of.name} means:
              </p>
              <blockquote>{typeset(text)}</blockquote>
              {canWrite && mine?.userId === of.id ? (
                <form
                  className="room-form"
                  method="post"
                  action="/api/do/room-words-accept"
                  aria-label="Is this what you mean?"
                >
                  <input type="hidden" name="room" value={id} />
                  <input type="hidden" name="words" value={which} />
                  <input type="hidden" name="form" value={at} />
                  <p>{accepted === null ? 'Is this what you mean?' : said(accepted, of.name)}</p>
                  <div className="buttons">
                    <button
                      type="submit"
                      className="soft-button"
                      name="accepted"
                      value="yes"
                      aria-pressed={accepted === true}
                    >
                      Yes, that is what I mean
                    </button>
                    <button
                      type="submit"
                      className="soft-button"
                      name="accepted"
                      value="no"
                      aria-pressed={accepted === false}
                    >
                      Not quite
                    </button>
                  </div>
                </form>
              ) : (
                <p className="quietly">
                  {accepted === null ? `${of.name} has not answered yet.` : said(accepted, of.name)}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {other && (
        <form
          className="room-form"
          method="post"
          action="/api/do/room-words"
          aria-label={`What ${other.name} means`}
        >
          <input type="hidden" name="room" value={id} />
          <input type="hidden" name="form" value={at} />
          <label htmlFor="room-words">What {other.name} means, in your words</label>
          <textarea id="room-words" name="text" rows={3} maxLength={1000} required />
          <button type="submit" className="soft-button">
            Ask whether it is
          </button>
        </form>
      )}
    </>
  )
}

const said = (accepted: boolean, name: string): string =>
  accepted ? `${name} says: yes, that is what I mean.` : `${name} says: not quite.`
