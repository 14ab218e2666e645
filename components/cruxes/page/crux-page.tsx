import { CruxCard } from '@/components/cruxes/crux-card'
import { asksWhatToSee } from '@/lib/cruxes/naming/advice'
import type { PageView } from '@/lib/cruxes/page/view'
import { typeset } from '@/lib/text/typeset'
import { Elsewhere, History, Places, Related } from './around'
import { ForWhich } from './claims'
import { CruxForm } from './form'
import { Edit, Moderate } from './moderate'
import { People } from './people'
import { Settling } from './settling'
import { Doubts, Evidence, Paraphrases } from './talk'

/** A crux by itself: the card, who stands where, what speaks for it, how it ends, and what happened to it. */
export function CruxPage({ page, moment }: { page: PageView; moment: string }) {
  const { card } = page
  return (
    <div className="column crux-page" data-moment={moment} data-slug={card.thread.slug}>
      <h1 className="visually-hidden">
        Crux {card.label}: {card.statement}
      </h1>
      <p className="aside-note">
        A crux of <a href={`/threads/${card.thread.slug}`}>{typeset(card.thread.title)}</a>
      </p>
      <div data-part="card">
        <CruxCard card={card} />
        {page.may.edit && asksWhatToSee(card) && (
          <p className="quietly">
            What would we see if {card.label} were true? <a href="#edit-see">Say it</a>, and it can be
            checked.
          </p>
        )}
        {page.toTakeAlong.map((crux) => (
          <CruxForm key={crux.id} action="stance-along" fields={{ crux: crux.id }} className="along">
            <p>
              {crux.label}, “{typeset(crux.statement)}”, was merged into this one. You have a stance there.
            </p>
            <button type="submit" className="secondary">
              Take my numbers along
            </button>
          </CruxForm>
        ))}
      </div>
      <Places page={page} />
      <People page={page} />
      <Settling page={page} />
      <Evidence page={page} />
      <Paraphrases page={page} />
      <Related page={page} />
      <ForWhich page={page} />
      <Elsewhere page={page} />
      <Doubts page={page} />
      <Edit page={page} />
      <Moderate page={page} />
      <History page={page} />
      <p className="byline">
        <a href={`/cruxes/${card.id}/rooms`}>Go through it with somebody, in a room</a>
        <a href={`/api/cruxes/${card.id}`}>This crux as JSON</a>
      </p>
    </div>
  )
}
