import { claimQuery } from '@/lib/cruxes/claims/naming'
import type { RailItem, RailView } from '@/lib/cruxes/rail'
import { typeset } from '@/lib/text/typeset'
import { ClaimOfRail, toClaim } from './rail-claim'

type RailProps = {
  slug: string
  rail: RailView
  /** How many there are. */
  comments: number
  /** How the comments beside it are read: in which order, and on which crux alone. */
  reading?: { sort: string | null; crux: string | null }
  /** May the reader add a claim? */
  mayAddClaim?: boolean
}

/** "Where we disagree": the main claim and how people stand to it, the cruxes and what each accounts for, then what follows in words. */
export function Rail({
  slug,
  rail,
  comments,
  reading = { sort: null, crux: null },
  mayAddClaim = false,
}: RailProps) {
  const { agreed, not_cruxes, remains, together, settled, unanswered } = rail.lines
  const rest = [...remains, ...together, ...agreed, ...not_cruxes, ...unanswered, ...settled]
  return (
    <aside className="rail" aria-labelledby="rail-heading">
      <section aria-labelledby="rail-heading">
        {/* Who asks for another claim than the first has come for this. */}
        <details open={rail.claim !== null && rail.claim.ref !== rail.claims[0]?.ref ? true : undefined}>
          <summary>
            <h2 id="rail-heading">Where we disagree</h2>
            <span className="rail-short">{shortSummary(rail)}</span>
          </summary>
          <ClaimOfRail slug={slug} rail={rail} mayAddClaim={mayAddClaim} />
          {rail.mainClaim === null && rail.items.length > 0 && (
            <p className="quietly">
              This thread has no main claim yet. Cruxes can be tagged; how much each of them moves people can
              be said once its author has said, in one sentence, what it claims.
            </p>
          )}
          {rail.items.length === 0 && (
            <p className="quietly">
              Nobody has said yet what it turns on. Mark the words that a disagreement rests on, and tag them
              as a crux: a claim that would change somebody’s mind.
            </p>
          )}
          {teaches(rail) && (
            <p className="quietly">
              Below, the <em>cruxes</em>: claims that would change somebody’s mind about it, were they
              settled.
              {rail.items.some(({ points }) => points !== null) &&
                ' A bar shows how much of the gap between two people each accounts for.'}
            </p>
          )}
          <ol className="rail-cruxes">
            {rail.items.map((item) => (
              <Item key={item.ref} slug={slug} item={item} reading={reading} rail={rail} />
            ))}
          </ol>
          {rest.length > 0 && (
            <div className="rail-rest">
              {rest.map(({ sentence }) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          )}
          <p className="rail-more">
            {rail.items.length > 0 && (
              <a href={toClaim(`/threads/${slug}/cruxes`, rail)}>All cruxes and their map</a>
            )}
            <a href={toClaim(`/threads/${slug}/cruxes/new`, rail)}>Tag a crux</a>
            {comments > 1 && (
              <a href={`/threads/${slug}/cruxes/new?tick=comments`} data-tick="">
                Tick two comments that disagree
              </a>
            )}
          </p>
        </details>
      </section>
    </aside>
  )
}

/** The word is explained to those who have not answered a crux here yet. */
const teaches = ({ items, isGuest }: RailView): boolean =>
  items.length > 0 && (isGuest || items.every(({ isBlind }) => isBlind))

function Item({
  slug,
  item,
  reading,
  rail,
}: {
  slug: string
  item: RailItem
  rail: RailView
  reading: { sort: string | null; crux: string | null }
}) {
  const claim = claimQuery(rail.claims, rail.claim?.ref ?? null)
  const query = new URLSearchParams({
    ...(reading.sort ? { sort: reading.sort } : {}),
    crux: item.ref,
    ...(claim ? { claim } : {}),
  })
  return (
    <li className={`rail-crux is-${item.state}`}>
      <p className="facts">
        <b className="label">{item.label}</b>
        <span>{item.beside}</span>
        <a
          href={`/threads/${slug}?${query}#comments`}
          aria-label={`Comments that bear on ${item.label}`}
          aria-current={reading.crux === item.ref ? 'true' : undefined}
        >
          comments
        </a>
      </p>
      <p className="t">
        <a href={toClaim(`/cruxes/${item.id}`, rail)} data-crux={item.id} data-claim={claim ?? undefined}>
          {typeset(item.statement)}
        </a>
      </p>
      {item.points && (
        <>
          <Bar {...item.points} />
          <p className="facts">
            <span>
              accounts for <b>{item.points.explained}</b> of the {item.points.gap} points
            </span>
          </p>
        </>
      )}
    </li>
  )
}

/** A share as a bar, drawn as a picture: its size is an attribute and not a style. */
function Bar({ explained, gap }: { explained: number; gap: number }) {
  const share = gap === 0 ? 0 : Math.max(0, Math.min(1, explained / gap))
  return (
    <svg className="gap" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="3" className="whole" />
      <rect width={share * 100} height="3" className="part" />
    </svg>
  )
}

function shortSummary({ items }: RailView): string {
  const told = items.filter((item) => item.points !== null).slice(0, 3)
  const [first] = told
  const count = `${items.length} ${items.length === 1 ? 'crux' : 'cruxes'}`
  return first?.points
    ? `${count}; ${first.label} accounts for ${first.points.explained} of ${first.points.gap} points`
    : count
}
