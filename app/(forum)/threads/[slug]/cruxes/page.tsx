import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CruxHints, UncheckableYet } from '@/components/cruxes/crux-hints'
import { CruxList } from '@/components/cruxes/crux-list'
import { CruxMap } from '@/components/cruxes/crux-map'
import { mapSvg } from '@/components/cruxes/map-svg'
import { OpinionGroups } from '@/components/cruxes/opinion-groups'
import { FollowLine } from '@/components/cruxes/page/settling'
import { isStaff } from '@/lib/access/decision'
import { growthOf } from '@/lib/cruxes/growth'
import { hintsIn } from '@/lib/cruxes/hints/hints'
import { readForHints } from '@/lib/cruxes/hints/queries'
import { mapFor } from '@/lib/cruxes/map-of'
import { entriesOf } from '@/lib/cruxes/map-page/entry'
import { readEntries } from '@/lib/cruxes/map-page/queries'
import { MAIN } from '@/lib/cruxes/opinions/matrix'
import { groupsView } from '@/lib/cruxes/opinions/view'
import { readFollowThrough } from '@/lib/cruxes/page/queries'
import { dependsOn, slot } from '@/lib/server/http/context'
import { opinionsIn } from '@/lib/server/opinions'
import { disagreementIn, readRail } from '@/lib/server/rail'
import { currentActor } from '@/lib/server/session'
import { typeset } from '@/lib/text/typeset'
import { threadBySlug } from '../thread-by-slug'

type CruxesPageProps = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: CruxesPageProps): Promise<Metadata> {
  const thread = await threadBySlug((await params).slug)
  return { title: thread ? `The cruxes of “${thread.title}”` : 'No such thread' }
}

/** What a thread's disagreement turns on: the map, and the same in words. */
export default async function CruxesPage({ params }: CruxesPageProps) {
  const { slug } = await params
  const thread = await threadBySlug(slug)
  if (!thread) notFound()
  dependsOn(`thread:${thread.id}`, 'people')
  const [said, rail, { facts, steps }, actor, followThrough] = await Promise.all([
    disagreementIn(thread.id),
    readRail(thread.id, thread.mainClaim),
    readEntries(thread.id),
    currentActor(),
    readFollowThrough(thread.id),
  ])
  const { map, opinions } = await opinionsIn(thread.id, said)
  const blind = new Set(rail.items.filter((item) => item.isBlind).map(({ label }) => label))
  const entries = entriesOf(said.cruxes, facts, blind)
  const groups = groupsView(map, {
    mainClaim: thread.mainClaim,
    cruxes: said.cruxes,
    opinions,
    hidden: rail.histogram ? blind : new Set([...blind, MAIN]),
    viewerId: actor.kind === 'guest' ? null : actor.id,
  })
  const anchors = new Map(entries.map(({ ref, label }) => [ref, `#${label}`]))
  const drawn = mapFor(thread.mainClaim, entries)
  const svg = mapSvg(drawn, {
    title: `Map of the cruxes of “${thread.title}”; the list below says the same in words`,
    href: (ref) => (ref === 'main' ? '#main-claim' : (anchors.get(ref) ?? null)),
    alone: false,
  })
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
          {thread.mainClaim
            ? typeset(thread.mainClaim)
            : 'This thread has no main claim yet, so its cruxes cannot be weighed against one.'}
        </p>
      </header>
      {entries.length === 0 ? (
        <p className="empty column-head">
          Nobody has named a crux here yet. Mark the sentence that everything turns on, and{' '}
          <a href={`/threads/${slug}/cruxes/new`}>tag it as a crux</a>.
        </p>
      ) : (
        <>
          <CruxMap
            svg={slot(svg)}
            joins={drawn.edges.some(({ kind }) => kind === 'joins')}
            steps={growthOf(entries, steps)}
          />
          <OpinionGroups view={groups} />
          <CruxList slug={slug} entries={entries} rail={rail} />
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
      {looksAfter && <UncheckableYet entries={entries} />}
      <CruxHints slug={slug} hints={hints} />
    </div>
  )
}
