import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClaimLinks } from '@/components/cruxes/claim-nav'
import { CruxHints, UncheckableYet } from '@/components/cruxes/crux-hints'
import { CruxList } from '@/components/cruxes/crux-list'
import { CruxMap } from '@/components/cruxes/crux-map'
import { CruxSettings } from '@/components/cruxes/crux-settings'
import { mapSvg } from '@/components/cruxes/map-svg'
import { OpinionGroups } from '@/components/cruxes/opinion-groups'
import { FollowLine } from '@/components/cruxes/page/settling'
import { toClaim } from '@/components/cruxes/rail-claim'
import { isStaff } from '@/lib/access/decision'
import { claimAsked, namedClaims } from '@/lib/cruxes/claims/naming'
import { growthOf } from '@/lib/cruxes/growth'
import { hintsIn } from '@/lib/cruxes/hints/hints'
import { readForHints } from '@/lib/cruxes/hints/queries'
import { boxOfClaim } from '@/lib/cruxes/map'
import { mapFor, mapOfClaims } from '@/lib/cruxes/map-of'
import { entriesOf } from '@/lib/cruxes/map-page/entry'
import { growingOf } from '@/lib/cruxes/map-page/growing'
import { readEntries, readShared } from '@/lib/cruxes/map-page/queries'
import { MAIN } from '@/lib/cruxes/opinions/matrix'
import { groupsView } from '@/lib/cruxes/opinions/view'
import { readFollowThrough } from '@/lib/cruxes/page/queries'
import { maySetUp } from '@/lib/cruxes/settings/policy'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { dependsOn, slot } from '@/lib/server/http/context'
import { opinionsIn } from '@/lib/server/opinions'
import { param, type SearchParams } from '@/lib/server/query-string'
import { disagreementIn, readRail } from '@/lib/server/rail'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'
import { threadBySlug } from '../thread-by-slug'

type CruxesPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: CruxesPageProps): Promise<Metadata> {
  const thread = await threadBySlug((await params).slug)
  return { title: thread ? `The cruxes of “${thread.title}”` : 'No such thread' }
}

/** What a thread's disagreement turns on: the map of it all, and the cruxes for one of its claims in words. */
export default async function CruxesPage({ params, searchParams }: CruxesPageProps) {
  const { slug } = await params
  const [thread, asked] = await Promise.all([threadBySlug(slug), param(searchParams, 'claim')])
  const claims = namedClaims(thread?.claims ?? [])
  const claim = claimAsked(claims, asked) ?? null
  if (!thread || (asked !== null && claim === null)) notFound()
  dependsOn(`thread:${thread.id}`, 'people')
  const isOfSeveral = claims.length > 1
  const [said, rail, { facts, steps }, actor, followThrough, shared] = await Promise.all([
    disagreementIn(thread.id, asked),
    readRail(thread.id, asked),
    readEntries(thread.id, asked, isOfSeveral),
    currentActor(),
    readFollowThrough(thread.id),
    isOfSeveral ? readShared(thread.id) : [],
  ])
  const { map: divided, opinions } = await opinionsIn(thread.id, said)
  const blind = new Set(rail.items.filter((item) => item.isBlind).map(({ label }) => label))
  const entries = entriesOf(said.cruxes, facts, blind)
  const groups = groupsView(divided, {
    claim,
    cruxes: said.cruxes,
    opinions,
    hidden: rail.histogram ? blind : new Set([...blind, MAIN]),
    viewerId: actor.kind === 'guest' ? null : actor.id,
  })
  const here = `/threads/${slug}/cruxes`
  /** A crux that is drawn, and is one for other claims only: the list of one of those has it. */
  const elsewhere = (ref: string) => {
    const other = shared.find((one) => one.ref === ref)
    const about = other && claims.find((one) => one.ref === other.forClaims[0]?.ref)
    return other && about ? `${toClaim(here, { claim: about, claims })}#C${other.number}` : null
  }
  const alsoFor = new Map(
    shared.map(({ number, forClaims }) => [
      `C${number}`,
      claims.filter(({ ref }) => ref !== claim?.ref && forClaims.some((one) => one.ref === ref)),
    ]),
  )
  const anchors = new Map(entries.map(({ ref, label }) => [ref, `#${label}`]))
  const viewer = actor.kind === 'member' && said.blindFirst ? { userId: actor.id } : null
  const drawn = isOfSeveral ? mapOfClaims(claims, shared, viewer) : mapFor(claims, entries)
  const svg = mapSvg(drawn, {
    title: `Map of the cruxes of “${thread.title}”; the list below says the same in words`,
    href: (ref) => {
      const other = claims.find((one) => boxOfClaim(one.ref) === ref)
      if (other) return other.ref === claim?.ref ? '#main-claim' : toClaim(here, { claim: other, claims })
      return anchors.get(ref) ?? elsewhere(ref)
    },
    alone: false,
  })
  const now = new Date()
  const place = actor.kind === 'guest' ? null : await lookAtPlace(actor, { thread: slug }, now)
  const maySet = place !== null && maySetUp(actor, { place }, now).allowed
  const looksAfter = isStaff(actor) || (actor.kind === 'member' && actor.handle === thread.author.handle)
  const hints = looksAfter ? hintsIn(await readForHints(thread.id)) : []

  return (
    <div className="cruxes-page">
      <header className="column-head">
        <p className="byline">
          <a href={`/threads/${slug}`}>{typeset(thread.title)}</a>
        </p>
        <h1 className="title">What it turns on</h1>
        <p className="lede" id="main-claim">
          {claim
            ? typeset(claim.text)
            : 'This thread has no main claim yet, so its cruxes cannot be weighed against one.'}
        </p>
        <ClaimLinks
          claims={claims}
          shown={claim}
          label="Claims of this thread"
          href={(ref) => (ref === null ? here : `${here}?claim=${ref}`)}
        />
      </header>
      {entries.length === 0 && shared.length === 0 ? (
        <p className="empty column-head">
          Nobody has named a crux here yet. Mark the sentence that everything turns on, and{' '}
          <a href={`/threads/${slug}/cruxes/new`}>tag it as a crux</a>.
        </p>
      ) : (
        <>
          <CruxMap
            svg={slot(svg)}
            isOfSeveral={isOfSeveral}
            waits={blind.size > 0}
            joins={drawn.edges.some(({ kind }) => kind === 'joins')}
            steps={growthOf(isOfSeveral ? growingOf(shared, facts, viewer) : entries, steps)}
          />
          <OpinionGroups view={groups} />
          <CruxList slug={slug} entries={entries} rail={rail} alsoFor={alsoFor} />
          <div className="column-head">
            <FollowLine followThrough={followThrough} />
          </div>
          <p className="column-head byline">
            <span>Take it with you:</span>
            {['json', 'yaml', 'md', 'argdown', 'csv', 'svg', 'png'].map((kind) => (
              <a key={kind} href={`/threads/${slug}/export.${kind}`}>
                {kind}
              </a>
            ))}
          </p>
        </>
      )}
      <CruxSettings slug={slug} swing={said.swing} blindFirst={said.blindFirst} maySet={maySet} />
      {looksAfter && <UncheckableYet entries={entries} />}
      <CruxHints slug={slug} hints={hints} />
    </div>
  )
}
