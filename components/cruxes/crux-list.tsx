import { Fragment } from 'react'
import { type NamedClaim, saidOf } from '@/lib/cruxes/claims/naming'
import { CRUX_STATES } from '@/lib/cruxes/crux-state'
import { CRUX_KINDS } from '@/lib/cruxes/kinds'
import type { CruxEntry } from '@/lib/cruxes/map-page/entry'
import { inListOrder } from '@/lib/cruxes/map-page/order'
import { drawnInWords } from '@/lib/cruxes/map-page/words'
import { relationWords } from '@/lib/cruxes/map-relations'
import type { RailView } from '@/lib/cruxes/rail'
import { typeset } from '@/lib/text/typeset'
import { toClaim } from './rail-claim'

/** From so many on the list has neither names nor tables (see lib/cruxes/map-page/queries.ts), and is laid out piece by piece. */
const LONG = 30

type CruxListProps = {
  slug: string
  entries: readonly CruxEntry[]
  rail: RailView
  /** The other claims that a crux is for, by its label. */
  alsoFor: ReadonlyMap<string, readonly NamedClaim[]>
}

/** The map in words: each crux with where it stands, what follows from the numbers, who said what, and the words it stands in. */
export function CruxList({ slug, entries, rail, alsoFor }: CruxListProps) {
  const shown = inListOrder(
    entries,
    rail.items.map(({ label }) => label),
  )
  const wholes = new Set(shown.flatMap(({ entry, parts }) => (parts.length > 0 ? [entry.label] : [])))
  const sentences = Object.values(rail.lines).flat()
  const about = rail.claim?.name ?? null
  const pageOf = (entry: CruxEntry) => toClaim(`/cruxes/${entry.id}`, rail)
  return (
    <ol className={`crux-list column-head${shown.length > LONG ? ' is-long' : ''}`} aria-label="Cruxes">
      {shown.map(({ entry, parts, isUnder }) => (
        <li key={entry.ref} id={entry.label} className={`is-${entry.state}${isUnder ? ' is-under' : ''}`}>
          <h2>
            <b>{entry.label}</b> <a href={pageOf(entry)}>{typeset(entry.statement)}</a>
          </h2>
          <Facts
            slug={slug}
            entry={entry}
            parts={parts}
            wholes={wholes}
            also={(alsoFor.get(entry.label) ?? []).map((claim) => ({
              claim,
              href: `${toClaim(`/threads/${slug}/cruxes`, { claim, claims: rail.claims })}#${entry.label}`,
            }))}
          />
          {[
            ...sentences.filter((line) => line.crux === entry.label).map(({ sentence }) => sentence),
            ...drawnInWords(entry).map((sentence) => saidOf(about, sentence)),
          ].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {entry.operationalization && (
            <p className="would-see">
              <span>What we would see:</span> {typeset(entry.operationalization)}
            </p>
          )}
          {entry.outcomeNote && <p>{typeset(entry.outcomeNote)}</p>}
          {entry.anchors.map(({ by, quote, ref }) => (
            <blockquote key={`${ref} ${quote}`} className="answered">
              <cite>
                <a className="who" href={`/people/${by}`}>
                  {by}
                </a>
              </cite>
              <a href={ref === null ? `/threads/${slug}` : `/threads/${slug}#comment-${ref}`}>{quote}</a>
            </blockquote>
          ))}
          {entry.isBlind ? (
            <p className="quietly">
              {entry.people} {entry.people === 1 ? 'person has' : 'people have'} answered. Give{' '}
              <a href={pageOf(entry)}>yours</a> first, then see theirs.
            </p>
          ) : (
            <Stances entry={entry} about={about} page={pageOf(entry)} />
          )}
        </li>
      ))}
    </ol>
  )
}

type FactsProps = {
  slug: string
  entry: CruxEntry
  parts: readonly string[]
  wholes: ReadonlySet<string>
  also: readonly { claim: NamedClaim; href: string }[]
}

function Facts({ slug, entry, parts, wholes, also }: FactsProps) {
  const { state, kind, relations, bearing, ref, label } = entry
  return (
    <p className="byline">
      <span>
        {CRUX_STATES[state].label} <span className="letter">{CRUX_STATES[state].letter}</span>
      </span>
      <span>{CRUX_KINDS[kind].label}</span>
      {relations.map(({ type, to }) => (
        <span key={`${type} ${to}`}>
          {relationWords(type, !wholes.has(to))} <a href={`#${to}`}>{to}</a>
        </span>
      ))}
      {parts.length > 0 && (
        <span>
          joins{' '}
          {parts.map((label, i) => (
            <Fragment key={label}>
              {i > 0 && (i === parts.length - 1 ? ' and ' : ', ')}
              <a href={`#${label}`}>{label}</a>
            </Fragment>
          ))}
        </span>
      )}
      {also.map(({ claim, href }) => (
        <span key={claim.ref}>
          also for <a href={href}>{claim.name}</a>
        </span>
      ))}
      <a href={`/cruxes/${entry.id}/rooms`} aria-label={`Rooms on ${label}`}>
        rooms
      </a>
      {bearing > 0 && (
        <a href={`/threads/${slug}?crux=${ref}#comments`} aria-label={`Comments that bear on ${label}`}>
          {bearing} {bearing === 1 ? 'comment bears' : 'comments bear'} on it
        </a>
      )}
    </p>
  )
}

function Stances({
  entry: { people, named },
  about,
  page,
}: {
  entry: CruxEntry
  about: string | null
  page: string
}) {
  if (people === 0) return <p className="quietly">Nobody has given a stance yet.</p>
  if (named.length === 0)
    return (
      <p className="quietly">
        <a href={page}>
          {people} {people === 1 ? 'stance' : 'stances'}
        </a>
        , on its own page.
      </p>
    )
  return (
    <details className="stances">
      <summary>
        {people} {people === 1 ? 'stance' : 'stances'}
      </summary>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">How likely</th>
              <th scope="col">{saidOf(about, 'Main claim if true')}</th>
              <th scope="col">if false</th>
              <th scope="col">now</th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ by, credence, ifTrue, ifFalse, main, mark }) => (
              <tr key={by}>
                <th scope="row">
                  <a className="who" href={`/people/${by}`}>
                    {by}
                  </a>
                </th>
                <td>{credence ?? (mark ? mark.replace('_', ' ') : '–')}</td>
                <td>{ifTrue ?? '–'}</td>
                <td>{ifFalse ?? '–'}</td>
                <td>{main ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {people > named.length && (
        <p className="quietly">
          These are the newest; <a href={page}>all {people} are on its own page</a>.
        </p>
      )}
    </details>
  )
}
