import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClaimsForms } from '@/components/cruxes/claims-forms'
import { readClaims } from '@/lib/cruxes/claims/queries'
import { claimsView } from '@/lib/cruxes/claims/view'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { dependsOn } from '@/lib/server/http/context'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'
import { threadBySlug } from '../thread-by-slug'

type ClaimsPageProps = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: ClaimsPageProps): Promise<Metadata> {
  const thread = await threadBySlug((await params).slug)
  return { title: thread ? `The claims of “${thread.title}”` : 'No such thread', robots: { index: false } }
}

/** What a thread claims, and what whoever looks after it can do with that. */
export default async function ClaimsPage({ params }: ClaimsPageProps) {
  const { slug } = await params
  const [thread, actor, now] = [await threadBySlug(slug), await currentActor(), new Date()]
  const [held, place] = thread
    ? await Promise.all([readClaims(slug), lookAtPlace(actor, { thread: slug }, now)])
    : [null, null]
  if (!thread || !held || !place) notFound()
  dependsOn(`thread:${thread.id}`, 'people')

  return (
    <div className="column crux-page claims-page">
      <p className="aside-note">
        <a href={`/threads/${slug}`}>{typeset(thread.title)}</a>
      </p>
      <h1 className="title">What it claims</h1>
      <ClaimsForms
        slug={slug}
        view={claimsView(held, { place, actor, now })}
        isGuest={actor.kind === 'guest'}
      />
    </div>
  )
}
