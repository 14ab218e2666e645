import type { RailItem, RailView } from '@/lib/cruxes/rail'
import { typeset } from '@/lib/text/typeset'
import { MovedBy } from './moved-by'

type RailProps = {
  slug: string
  rail: RailView
  /** How many there are. */
  comments: number
  /** How the comments beside it are read: in which order, and on which crux alone. */
  reading?: { sort: string | null; crux: string | null }
}

/** "Where we disagree": the main claim and how people stand to it, the cruxes and what each accounts for, then what follows in words. */
export function Rail({ slug, rail, comments, reading = { sort: null, crux: null } }: RailProps) {
  const { main, agreed, not_cruxes, remains, together, settled, unanswered } = rail.lines
  const rest = [...remains, ...together, ...agreed, ...not_cruxes, ...unanswered, ...settled]
  return (
    <aside className="rail" aria-labelledby="rail-heading">
      <section aria-labelledby="rail-heading">
        <details>
          <summary>
            <h2 id="rail-heading">Where we disagree</h2>
            <span className="rail-short">{shortSummary(rail)}</span>
          </summary>
          {rail.mainClaim !== null && (
            <div className="rail-claim">
              <p className="claim">{typeset(rail.mainClaim)}</p>
              {rail.histogram ? (
                <>
                  <Histogram counts={rail.histogram} mine={rail.mine} />
                  {main.map(({ sentence }) => (
                    <p key={sentence} className="quietly">
                      {sentence}
                    </p>
                  ))}
                </>
              ) : (
                <p className="quietly">
                  {rail.people === 0
                    ? 'Nobody has said yet how likely it is. Say where you stand: nobody sees it before they have said theirs.'
                    : `${rail.people} ${rail.people === 1 ? 'person has' : 'people have'} said how likely it is. Say yours first, then see theirs.`}
                </p>
              )}
              {!rail.isGuest && <ClaimStance slug={slug} mine={rail.mine} />}
            </div>
          )}
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
              <Item key={item.ref} slug={slug} item={item} reading={reading} />
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
            {rail.items.length > 0 && <a href={`/threads/${slug}/cruxes`}>All cruxes and their map</a>}
            <a href={`/threads/${slug}/cruxes/new`}>Tag a crux</a>
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
}: {
  slug: string
  item: RailItem
  reading: { sort: string | null; crux: string | null }
}) {
  const query = new URLSearchParams({ ...(reading.sort ? { sort: reading.sort } : {}), crux: item.ref })
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
        <a href={`/cruxes/${item.id}`} data-crux={item.id}>
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

/** One's own credence in the main claim; a script makes a slider of it. */
function ClaimStance({ slug, mine }: { slug: string; mine: number | null }) {
  return (
    <details className="rail-stance">
      <summary>{mine === null ? 'Say where you stand' : `You say ${mine}%. Change it`}</summary>
      <form className="claim-stance" method="post" action="/api/do/claim-stance">
        <input type="hidden" name="thread" value={slug} />
        <div className="slider is-main">
          <label htmlFor="claim-credence">The main claim, in percent</label>
          <input
            id="claim-credence"
            type="number"
            name="credence"
            min="0"
            max="100"
            step="1"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={mine ?? ''}
          />
        </div>
        {mine !== null && <MovedBy choices={[]} />}
        <button type="submit" className="primary">
          Save
        </button>
      </form>
    </details>
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

/** How many people put the claim in each tenth; one's own is the dark one. */
function Histogram({ counts, mine }: { counts: readonly number[]; mine: number | null }) {
  const most = Math.max(1, ...counts)
  const bars = counts.map((n, tenth) => ({ tenth, n, height: (n / most) * 40 }))
  const own = mine === null ? -1 : Math.min(9, Math.floor(mine / 10))
  const words = counts
    .map((n, i) => (n === 0 ? '' : `${n} between ${i * 10} and ${i * 10 + 10}`))
    .filter(Boolean)
  return (
    <>
      <svg
        className="strip"
        viewBox="0 0 200 44"
        role="img"
        aria-label={`How likely people find it: ${words.join(', ') || 'nobody has said yet'}.`}
      >
        {bars.map(({ tenth, n, height }) => (
          <rect
            key={tenth}
            x={tenth * 20 + 6}
            y={43 - height}
            width="8"
            height={height + 1}
            rx="3"
            className={tenth === own ? 'me' : n === 0 ? 'none' : 'some'}
          />
        ))}
      </svg>
      <p className="axis" aria-hidden="true">
        <span>unlikely</span>
        <span>likely</span>
      </p>
    </>
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
