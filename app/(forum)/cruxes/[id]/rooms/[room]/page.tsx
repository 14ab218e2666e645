import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Room } from '@/components/cruxes/room'
import { readRoom } from '@/lib/cruxes/rooms/queries'
import { roomOf } from '@/lib/cruxes/rooms/view'
import { dependsOn } from '@/lib/server/http/context'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'

type RoomPageProps = { params: Promise<{ id: string; room: string }> }

export const metadata: Metadata = { title: 'A room on a crux' }

const ID = /^[1-9]\d{0,8}$/

/** Two people on one crux. Read by whoever may read its thread. */
export default async function RoomPage({ params }: RoomPageProps) {
  const { id, room: which } = await params
  const actor = await currentActor()
  const viewerId = actor.kind === 'guest' ? null : actor.id
  const found = ID.test(id) && ID.test(which) ? await readRoom(Number(id), Number(which), viewerId) : null
  if (!found) notFound()
  dependsOn(`thread:${found.thread.id}`, 'people')
  const { crux, thread, claim } = found

  return (
    <div className="column rooms-page">
      <p className="aside-note">
        <a href={`/cruxes/${crux.id}/rooms`}>Rooms</a> on a crux of{' '}
        <a href={`/threads/${thread.slug}`}>{typeset(thread.title)}</a>
      </p>
      <h1 className="title">
        <a href={`/cruxes/${crux.id}`}>{crux.label}</a> {typeset(crux.statement)}
      </h1>
      {claim && (
        <p className="lede">
          {claim.name}: {typeset(claim.text)}
        </p>
      )}
      <Room room={roomOf(found, viewerId)} />
    </div>
  )
}
