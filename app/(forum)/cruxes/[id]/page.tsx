import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CruxCard } from '@/components/cruxes/crux-card'
import { readCrux, readOwnHistory } from '@/lib/cruxes/card/queries'
import { cardOf } from '@/lib/cruxes/card/view'
import { dependsOn } from '@/lib/server/http/context'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'

type CruxPageProps = { params: Promise<{ id: string }> }

const cruxById = cache(async (id: string) => (/^[1-9]\d{0,8}$/.test(id) ? readCrux(Number(id)) : null))

export async function generateMetadata({ params }: CruxPageProps): Promise<Metadata> {
  const found = await cruxById((await params).id)
  return { title: found ? `${found.crux.label}: ${found.crux.statement}` : 'No such crux' }
}

/** A crux by itself: the card, who stands where, and what happened to it. */
export default async function CruxPage({ params }: CruxPageProps) {
  const found = await cruxById((await params).id)
  if (!found) notFound()
  const { crux, holders } = found
  dependsOn(`thread:${crux.thread.id}`, 'people')
  const actor = await currentActor()
  const viewer =
    actor.kind === 'guest' ? null : { userId: actor.id, events: await readOwnHistory(crux.id, actor.id) }
  const card = cardOf(crux, holders, viewer)

  return (
    <div className="column crux-page">
      <h1 className="visually-hidden">
        Crux {crux.label}: {crux.statement}
      </h1>
      <p className="aside-note">
        A crux of <a href={`/threads/${crux.thread.slug}`}>{typeset(crux.thread.title)}</a>
      </p>
      <CruxCard card={card} />
    </div>
  )
}
