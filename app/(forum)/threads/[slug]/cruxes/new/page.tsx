import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MainClaimForm } from '@/components/cruxes/main-claim-form'
import { TagPanel } from '@/components/cruxes/tag-panel'
import { TickComments } from '@/components/cruxes/tick-comments'
import { namedClaims } from '@/lib/cruxes/claims/naming'
import { readPlaces, readToTick } from '@/lib/cruxes/naming/queries'
import { mayAddMainClaim } from '@/lib/cruxes/policy'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { param, paramList, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'
import { threadBySlug } from '../../thread-by-slug'

type NewCruxPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

/** More that were ticked are not looked up: two are wanted. */
const MOST_TICKED = 8

export const metadata: Metadata = { title: 'Tag as crux' }

/** Tagging without a script: the comment and its words come in the address, or two comments that were ticked here. */
export default async function NewCruxPage({ params, searchParams }: NewCruxPageProps) {
  const { slug } = await params
  const [thread, actor, comments, quote, tick, claim] = await Promise.all([
    threadBySlug(slug),
    currentActor(),
    paramList(searchParams, 'comment'),
    param(searchParams, 'quote'),
    param(searchParams, 'tick'),
    param(searchParams, 'claim'),
  ])
  if (!thread) notFound()
  const places = await readPlaces(thread.id, comments.slice(0, MOST_TICKED))
  if (places.length < Math.min(comments.length, MOST_TICKED)) notFound()
  const ticks = tick !== null && places.length !== 2
  const [place] = places
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
      ) : ticks ? (
        <TickComments
          slug={slug}
          comments={await readToTick(thread.id)}
          ticked={places.map(({ ref }) => ref)}
        />
      ) : (
        <>
          <TagPanel
            slug={slug}
            claims={namedClaims(thread.claims)}
            chosen={claim}
            places={places}
            quote={quote ?? ''}
          />
          {places.length === 0 && (
            <p className="aside-note">
              Do two comments disagree? <a href={`/threads/${slug}/cruxes/new?tick=comments`}>Tick them</a>{' '}
              instead.
            </p>
          )}
        </>
      )}
    </div>
  )
}
