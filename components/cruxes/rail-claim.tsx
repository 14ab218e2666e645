import { claimQuery, type NamedClaim } from '@/lib/cruxes/claims/naming'
import type { RailClaim, RailView } from '@/lib/cruxes/rail'
import { typeset } from '@/lib/text/typeset'
import { ClaimLinks } from './claim-nav'
import { MovedBy } from './moved-by'

type About = Pick<RailView, 'claim' | 'claims'>

/** An address of the thread about the claim that is looked at; the first one needs no name. */
export function toClaim(path: string, { claim, claims }: About): string {
  const asked = claimQuery(claims, claim?.ref ?? null)
  return asked === null ? path : `${path}?claim=${asked}`
}

/** The claim that the rail is about, how people stand to it, and the thread's other claims in a line each. */
export function ClaimOfRail({
  slug,
  rail,
  mayAddClaim,
}: {
  slug: string
  rail: RailView
  mayAddClaim: boolean
}) {
  const { claim, claims, others } = rail
  if (claim === null || rail.mainClaim === null) return null
  return (
    <div className="rail-claim">
      <ClaimLinks
        claims={claims}
        shown={claim}
        label="Claims of this thread"
        href={(ref) => `/threads/${slug}${ref === null ? '' : `?claim=${ref}`}`}
      />
      <p className="claim">{typeset(rail.mainClaim)}</p>
      {rail.histogram ? (
        <>
          <Histogram counts={rail.histogram} mine={rail.mine} />
          {rail.lines.main.map(({ sentence }) => (
            <p key={sentence} className="quietly">
              {sentence}
            </p>
          ))}
        </>
      ) : (
        <p className="quietly">{waiting(rail.people)}</p>
      )}
      {!rail.isGuest && <ClaimStance slug={slug} claim={claim} claims={claims} mine={rail.mine} />}
      {others.length > 0 && <Others slug={slug} rail={rail} />}
      {mayAddClaim && (
        <p className="quietly">
          <a href={`/threads/${slug}/claims`}>
            {claims.length > 1 ? 'What this thread claims' : 'Add a claim'}
          </a>
        </p>
      )}
    </div>
  )
}

const waiting = (people: number): string =>
  people === 0
    ? 'Nobody has said yet how likely it is. Say where you stand: nobody sees it before they have said theirs.'
    : `${people} ${people === 1 ? 'person has' : 'people have'} said how likely it is. Say yours first, then see theirs.`

/** What else the thread claims: one is there at once, several wait behind a line. */
function Others({ slug, rail }: { slug: string; rail: RailView }) {
  const list = (
    <ul className="other-claims">
      {rail.others.map((other) => (
        <Other key={other.ref} slug={slug} other={other} rail={rail} />
      ))}
    </ul>
  )
  if (rail.others.length === 1) return list
  return (
    <details className="further-claims">
      <summary>{rail.others.length} more claims</summary>
      {list}
    </details>
  )
}

function Other({ slug, other, rail }: { slug: string; other: RailClaim; rail: RailView }) {
  return (
    <li>
      <p className="t">
        <a href={toClaim(`/threads/${slug}`, { claim: other, claims: rail.claims })}>
          <b className="label">{other.name}</b> {typeset(other.text)}
        </a>
      </p>
      <p className="quietly">{other.says ?? waiting(other.people)}</p>
      {!rail.isGuest && <ClaimStance slug={slug} claim={other} claims={rail.claims} mine={other.mine} />}
    </li>
  )
}

/** One's own credence in a claim; a script makes a slider of it. */
function ClaimStance({
  slug,
  claim: { ref, name },
  claims,
  mine,
}: {
  slug: string
  claim: NamedClaim
  claims: readonly NamedClaim[]
  mine: number | null
}) {
  const isMain = ref === 'main'
  const id = isMain ? 'claim-credence' : `claim-credence-${ref}`
  const about = isMain ? 'The main claim' : name
  return (
    <details className="rail-stance">
      <summary>
        {mine === null ? 'Say where you stand' : `You say ${mine}%. Change it`}
        {claims.length > 1 && <span className="visually-hidden"> on {isMain ? 'the main claim' : name}</span>}
      </summary>
      <form className="claim-stance" method="post" action="/api/do/claim-stance">
        <input type="hidden" name="thread" value={slug} />
        {!isMain && <input type="hidden" name="claim" value={ref} />}
        <div className="slider is-main">
          <label htmlFor={id}>{about}, in percent</label>
          <input
            id={id}
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
