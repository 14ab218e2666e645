import { When } from '@/components/ui/when'
import type { RoomsOfCrux } from '@/lib/cruxes/rooms/facts'
import { quantity } from '@/lib/cruxes/sentences'

/** The rooms on a crux, and the form that opens one. */
export function RoomList({
  of: { crux, rooms },
  refusal,
  isGuest,
}: {
  of: RoomsOfCrux
  refusal: string | null
  isGuest: boolean
}) {
  return (
    <>
      {rooms.length === 0 ? (
        <p className="empty">Nobody has gone through it in a room yet.</p>
      ) : (
        <ul className="room-list" aria-label="Rooms">
          {rooms.map(({ id, names, facilitator, points, isAccepted, at }) => (
            <li key={id}>
              <a href={`/cruxes/${crux.id}/rooms/${id}`}>{names.join(' and ')}</a>
              <p className="facts">
                {facilitator && <span>{facilitator} facilitates</span>}
                <span>{isAccepted ? quantity(points, 'point') : 'waits for an answer'}</span>
                <span>
                  <When at={at} />
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="open-heading">
        <h2 id="open-heading">Open a room</h2>
        {isGuest ? (
          <p>
            <a href={`/sign-in?back=/cruxes/${crux.id}/rooms`}>Sign in</a> to invite somebody.
          </p>
        ) : refusal ? (
          <p className="quietly">{refusal}</p>
        ) : (
          <form className="room-form" method="post" action="/api/do/room-open" aria-label="Open a room">
            <input type="hidden" name="crux" value={crux.id} />
            <input type="hidden" name="form" value={`/cruxes/${crux.id}/rooms`} />
            <label htmlFor="room-with">With whom? Their handle</label>
            <input
              id="room-with"
              name="with"
              required
              maxLength={60}
              autoComplete="off"
              autoCapitalize="none"
            />
            <label htmlFor="room-facilitator">Who facilitates? A handle, or leave it empty</label>
            <input
              id="room-facilitator"
              name="facilitator"
              maxLength={60}
              autoComplete="off"
              autoCapitalize="none"
            />
            <button type="submit" className="button">
              Invite
            </button>
          </form>
        )}
      </section>
    </>
  )
}
