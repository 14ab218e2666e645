import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RoomList } from '@/components/cruxes/room-list'
import { reasonIn } from '@/lib/access/decision'
import { mayOpenRoom } from '@/lib/cruxes/rooms/policy'
import { readRooms } from '@/lib/cruxes/rooms/queries'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { dependsOn } from '@/lib/server/http/context'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'

export const metadata: Metadata = { title: 'Rooms on a crux' }

/** Who goes through a crux together, and where to begin. */
export default async function RoomsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await currentActor()
  const found = /^[1-9]\d{0,8}$/.test(id)
    ? await readRooms(Number(id), actor.kind === 'guest' ? null : actor.id)
    : null
  if (!found) notFound()
  const { crux, thread } = found
  dependsOn(`thread:${thread.id}`, 'people')
  const now = new Date()
  const place = await lookAtPlace(actor, { crux: crux.id }, now)
  // Somebody who is not oneself: whom one invites is not known yet.
  const decision =
    place &&
    mayOpenRoom(actor, { place, state: crux.state }, { second: { id: 0 }, facilitator: undefined }, now)

  return (
    <div className="column rooms-page">
      <p className="aside-note">
        On <a href={`/threads/${thread.slug}`}>{typeset(thread.title)}</a>
      </p>
      <h1 className="title">
        Rooms on <a href={`/cruxes/${crux.id}`}>{crux.label}</a>
      </h1>
      <p className="lede">{typeset(crux.statement)}</p>
      <p>
        In a room two people who disagree go through a crux together: each says what the other means until the
        other agrees, and what they write moves from rant to common ground. Everybody can read along; only
        they write.
      </p>
      <RoomList of={found} isGuest={actor.kind === 'guest'} refusal={decision ? reasonIn(decision) : null} />
    </div>
  )
}
