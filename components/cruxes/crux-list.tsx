import { CRUX_STATES, type CruxState } from '@/lib/cruxes/crux-state'
import type { ExportCrux } from '@/lib/cruxes/export'
import type { RailView } from '@/lib/cruxes/rail'
import { typeset } from '@/lib/text/typeset'

type CruxListProps = {
  slug: string
  cruxes: readonly ExportCrux[]
  rail: RailView
  blind: ReadonlySet<string>
}

/** The map in words: each crux with where it stands, what follows from the numbers, who said what, and the words it stands in. */
export function CruxList({ slug, cruxes, rail, blind }: CruxListProps) {
  const order = new Map(rail.items.map(({ label }, i) => [label, i]))
  const shown = cruxes
    .filter(({ label }) => order.has(label))
    .sort((a, b) => (order.get(a.label) ?? 0) - (order.get(b.label) ?? 0))
  const sentences = Object.values(rail.lines).flat()
  return (
    <ol className="crux-list column-head" aria-label="Cruxes">
      {shown.map((crux) => (
        <li key={crux.ref} id={crux.label} className={`is-${crux.state}`}>
          <h2>
            <b>{crux.label}</b> {typeset(crux.statement)}
          </h2>
          <p className="byline">
            <span>{CRUX_STATES[crux.state as CruxState].label}</span>
            <span>{crux.kind}</span>
            {crux.relations.map(({ type, to }) => (
              <span key={`${type} ${to}`}>
                {type.replaceAll('_', ' ')} <a href={`#${to}`}>{to}</a>
              </span>
            ))}
          </p>
          {sentences
            .filter((line) => line.crux === crux.label)
            .map(({ sentence }) => (
              <p key={sentence}>{sentence}</p>
            ))}
          {crux.outcomeNote && <p>{typeset(crux.outcomeNote)}</p>}
          {crux.anchors.map(({ by, quote, ref }) => (
            <blockquote key={`${ref} ${quote}`} className="answered">
              <cite>
                <a className="who" href={`/people/${by}`}>
                  {by}
                </a>
              </cite>
              <a href={ref === 'post' ? `/threads/${slug}` : `/threads/${slug}#comment-${ref}`}>{quote}</a>
            </blockquote>
          ))}
          {blind.has(crux.label) ? (
            <p className="quietly">
              {crux.stances.length} {crux.stances.length === 1 ? 'person has' : 'people have'} answered. Give
              yours first, then see theirs.
            </p>
          ) : (
            <Stances crux={crux} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Stances({ crux }: { crux: ExportCrux }) {
  if (crux.stances.length === 0) return <p className="quietly">Nobody has given a stance yet.</p>
  return (
    <details className="stances">
      <summary>
        {crux.stances.length} {crux.stances.length === 1 ? 'stance' : 'stances'}
      </summary>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">How likely</th>
              <th scope="col">Main claim if true</th>
              <th scope="col">if false</th>
              <th scope="col">now</th>
            </tr>
          </thead>
          <tbody>
            {crux.stances.map(({ by, credence, ifTrue, ifFalse, main, mark }) => (
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
    </details>
  )
}
