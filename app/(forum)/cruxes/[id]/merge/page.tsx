import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { MergePage } from '@/components/cruxes/page/merge-page'
import { cruxById, readCruxPage } from '@/lib/server/crux-page'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'

type MergePageProps = { params: Promise<{ id: string }>; searchParams: SearchParams }

export const metadata: Metadata = { title: 'Merge two cruxes' }

/** Two cruxes side by side, before a moderator makes one of them. */
export default async function Page({ params, searchParams }: MergePageProps) {
  const { id } = await params
  const into = (await param(searchParams, 'into')) ?? ''
  const [crux, target, actor] = await Promise.all([cruxById(id), cruxById(into), currentActor()])
  if (!crux) notFound()
  if (!target) redirect(`/cruxes/${id}`)
  const now = new Date()
  const [one, other] = await Promise.all([readCruxPage(crux, actor, now), readCruxPage(target, actor, now)])
  if (!one?.may.moderate || !other) redirect(`/cruxes/${id}`)

  return <MergePage crux={one} into={other} />
}
