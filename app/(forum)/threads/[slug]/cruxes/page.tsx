import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CruxList } from '@/components/cruxes/crux-list'
import { mapSvg } from '@/components/cruxes/map-svg'
import { Slot } from '@/components/ui/slot'
import { mapOf } from '@/lib/cruxes/map-of'
import { readCruxExport } from '@/lib/cruxes/queries'
import { siteUrl } from '@/lib/server/env'
import { dependsOn, slot } from '@/lib/server/http/context'
import { readRail } from '@/lib/server/rail'
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
  const [data, rail] = await Promise.all([
    readCruxExport({ ...thread, by: thread.author.handle }, `${siteUrl}/threads/${slug}`),
    readRail(thread.id, thread.mainClaim),
  ])
  const map = mapOf(thread.mainClaim, data.cruxes)
  const blind = new Set(rail.items.filter((item) => item.isBlind).map(({ label }) => label))

  return (
    <div className="cruxes-page">
      <header className="column-head">
        <p className="byline">
          <a href={`/threads/${slug}`}>{typeset(thread.title)}</a>
        </p>
        <h1 className="title">What it turns on</h1>
        <p className="lede">
          {thread.mainClaim
            ? typeset(thread.mainClaim)
            : 'This thread has no main claim yet, so its cruxes cannot be weighed against one.'}
        </p>
      </header>
      {data.cruxes.length === 0 ? (
        <p className="empty column-head">
          Nobody has named a crux here yet. Mark the sentence that everything turns on, and tag it as a crux.
        </p>
      ) : (
        <>
          <section className="map-region" aria-label="Crux map" data-map="">
            <Slot
              className="map-view"
              html={slot(
                mapSvg(map, {
                  title: `Map of the cruxes of “${thread.title}”; the list below says the same in words`,
                  href: (ref) =>
                    ref === 'main' ? null : `#${data.cruxes.find((crux) => crux.ref === ref)?.label}`,
                  alone: false,
                }),
              )}
            />
          </section>
          <CruxList slug={slug} cruxes={data.cruxes} rail={rail} blind={blind} />
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
    </div>
  )
}
