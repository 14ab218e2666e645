import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CruxPage } from '@/components/cruxes/page/crux-page'
import { readMoment } from '@/lib/live/queries'
import { cruxById, readCruxPage } from '@/lib/server/crux-page'
import { dependsOn } from '@/lib/server/http/context'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'

type CruxPageProps = { params: Promise<{ id: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: CruxPageProps): Promise<Metadata> {
  const found = await cruxById((await params).id, await param(searchParams, 'claim'))
  return { title: found ? `${found.crux.label}: ${found.crux.statement}` : 'No such crux' }
}

export default async function Page({ params, searchParams }: CruxPageProps) {
  const moment = await readMoment()
  const found = await cruxById((await params).id, await param(searchParams, 'claim'))
  if (!found) notFound()
  dependsOn(`thread:${found.crux.thread.id}`, 'people')
  const page = await readCruxPage(found, await currentActor(), new Date())
  if (!page) notFound()
  // Others that ask the same may come, and go out of sight, in any thread.
  dependsOn('cruxes', ...page.elsewhere.map(({ thread }) => `thread:${thread.id}`))

  return <CruxPage page={page} moment={moment} />
}
