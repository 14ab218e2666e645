import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CruxPage } from '@/components/cruxes/page/crux-page'
import { readMoment } from '@/lib/live/queries'
import { cruxById, readCruxPage } from '@/lib/server/crux-page'
import { dependsOn } from '@/lib/server/http/context'
import { currentActor } from '@/lib/server/session'

type CruxPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: CruxPageProps): Promise<Metadata> {
  const found = await cruxById((await params).id)
  return { title: found ? `${found.crux.label}: ${found.crux.statement}` : 'No such crux' }
}

export default async function Page({ params }: CruxPageProps) {
  const moment = await readMoment()
  const found = await cruxById((await params).id)
  if (!found) notFound()
  dependsOn(`thread:${found.crux.thread.id}`, 'people')
  const page = await readCruxPage(found, await currentActor(), new Date())
  if (!page) notFound()
  // Others that ask the same may come, and go out of sight, in any thread.
  dependsOn('cruxes', ...page.elsewhere.map(({ thread }) => `thread:${thread.id}`))

  return <CruxPage page={page} moment={moment} />
}
