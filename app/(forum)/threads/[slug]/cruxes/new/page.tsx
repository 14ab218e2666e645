import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MainClaimForm } from '@/components/cruxes/main-claim-form'
import { TagPanel } from '@/components/cruxes/tag-panel'
import { readPlace } from '@/lib/cruxes/naming/queries'
import { mayAddMainClaim } from '@/lib/cruxes/policy'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'
import { threadBySlug } from '../../thread-by-slug'

type NewCruxPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export const metadata: Metadata = { title: 'Tag as crux' }

/** Tagging without a script: the comment and its words come in the address. */
export default async function NewCruxPage({ params, searchParams }: NewCruxPageProps) {
  const { slug } = await params
  const [thread, actor, comment, quote] = await Promise.all([
    threadBySlug(slug),
    currentActor(),
    param(searchParams, 'comment'),
    param(searchParams, 'quote'),
  ])
  if (!thread) notFound()
  const place = comment === null ? null : await readPlace(thread.id, comment)
  if (comment !== null && !place) notFound()
  const isAuthor = actor.kind === 'member' && actor.handle === thread.author.handle
  const standing = await lookAtPlace(actor, { thread: slug }, new Date())
  if (!standing) notFound()
  const facts = { isAuthor, hasMainClaim: thread.mainClaim !== null, place: standing }

  return (
    <div className="column">
      <p className="aside-note">
        <a href={`/threads/${slug}${place ? `#comment-${place.ref}` : ''}`}>{typeset(thread.title)}</a>
      </p>
      <h1 className="title">Tag as crux</h1>
      {mayAddMainClaim(actor, facts, new Date()).allowed && <MainClaimForm slug={slug} />}
      {actor.kind === 'guest' ? (
        <p>
          <a href={`/sign-in?back=${encodeURIComponent(`/threads/${slug}/cruxes/new`)}`}>Sign in</a> to tag a
          crux.
        </p>
      ) : (
        <TagPanel slug={slug} place={place} quote={quote ?? ''} />
      )}
    </div>
  )
}
