import { type GroupsView, type GroupView, PICTURE } from '@/lib/cruxes/opinions/view'
import { quantity } from '@/lib/cruxes/sentences'
import { typeset } from '@/lib/text/typeset'
import { GapBar } from './gap-bar'

type Mapped = Extract<GroupsView, { status: 'mapped' }>

/** Who answers alike: places without names, groups that are only letters, and what parts them. */
export function OpinionGroups({ view }: { view: GroupsView }) {
  return (
    <section className="opinion-groups column-head" aria-labelledby="groups-heading">
      <h2 id="groups-heading">Opinion groups</h2>
      {view.status === 'too_few' ? <p className="quietly">{view.because}</p> : <Groups view={view} />}
    </section>
  )
}

function Groups({ view }: { view: Mapped }) {
  const isOne = view.groups.length === 1
  return (
    <>
      <p>
        {isOne
          ? `One group: no division of these ${view.points.length} people is clear enough to speak of.`
          : `${quantity(view.points.length, 'person', 'people')} in ${view.groups.length} groups. Whoever answers alike stands near. Nobody is named, and a group is only a letter: A is the largest.`}
      </p>
      <Scatter view={view} />
      {!isOne && (
        <ul className="group-list">
          {view.groups.map((group) => (
            <li key={group.label} className={`group-${group.label}`}>
              <b>
                Group {group.label}, {group.size} people{group.isMine ? ', you among them' : ''}
              </b>
              {group.says.length > 0 && <> {group.says.join('; ')}.</>}
            </li>
          ))}
        </ul>
      )}
      <Means view={view} />
      {view.parts.length > 0 && <Parts view={view} />}
    </>
  )
}

function Scatter({ view: { groups, points } }: { view: Mapped }) {
  const words = groups.map(({ label, size }) => `${label} with ${size}`).join(', ')
  return (
    <svg
      className="scatter"
      viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
      role="img"
      aria-label={
        groups.length === 1
          ? `${points.length} people in one group; near means alike.`
          : `${points.length} people in ${groups.length} groups: ${words}. Near means alike.`
      }
    >
      {groups.length > 1 && groups.map((group) => <Hull key={group.label} group={group} />)}
      {points.map(({ at: [x, y], group, isMine }) => (
        <path
          key={`${x} ${y} ${group}`}
          className={`dot group-${group}${isMine ? ' me' : ''}`}
          d={markOf(group, x, y)}
        />
      ))}
    </svg>
  )
}

function Hull({ group: { label, hull } }: { group: GroupView }) {
  const [x = 0, y = 0] = hull.reduce<[number, number]>(
    (top, one) => (one[1] < top[1] ? [...one] : top),
    [0, 1e9],
  )
  return (
    <g className={`hull group-${label}`}>
      <polygon points={hull.map((point) => point.join()).join(' ')} />
      <text x={x} y={Math.max(14, y - 22)} textAnchor="middle">
        {label}
      </text>
    </g>
  )
}

/** A mark of its own for each group, so that colour never speaks alone: round, square, triangle, diamond. */
function markOf(group: string, x: number, y: number): string {
  if (group === 'B') return `M${x - 5} ${y - 5}h10v10h-10z`
  if (group === 'C') return `M${x} ${y - 6.5}l6.2 11h-12.4z`
  if (group === 'D') return `M${x} ${y - 7}l7 7l-7 7l-7 -7z`
  return `M${x - 5.5} ${y}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z`
}

/** So many rows of a table stand open; a hundred would hide what comes after. */
const ROWS = 12

/** What each group says on average, in percent; of very many, where they are furthest apart, and the others on request. */
function Means({ view: { groups, rows } }: { view: Mapped }) {
  if (rows.length <= ROWS + 3)
    return <MeansTable caption="What they say on average, in percent" groups={groups} rows={rows} />
  const apart = ({ means }: Mapped['rows'][number]) => {
    const said = (means ?? []).filter((one) => one !== null)
    return said.length === 0 ? -1 : Math.max(...said) - Math.min(...said)
  }
  const [main, ...cruxes] = rows
  const sorted = [...(main ? [main] : []), ...cruxes.sort((a, b) => apart(b) - apart(a))]
  const isOne = groups.length === 1
  return (
    <>
      <MeansTable
        caption={`What they say on average, in percent${isOne ? '' : '; where they are furthest apart'}`}
        groups={groups}
        rows={sorted.slice(0, ROWS)}
      />
      <details className="more-rows">
        <summary>The other {sorted.length - ROWS}</summary>
        <MeansTable
          caption="What they say on the others, in percent"
          groups={groups}
          rows={sorted.slice(ROWS)}
        />
      </details>
    </>
  )
}

function MeansTable({ caption, groups, rows }: { caption: string } & Pick<Mapped, 'groups' | 'rows'>) {
  return (
    <div className="table-wrap">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">On</th>
            {groups.map(({ label }) => (
              <th key={label} scope="col">
                {groups.length === 1 ? 'All' : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, statement, means }) => (
            <tr key={label}>
              <th scope="row">
                {label === 'Main claim' ? label : <a href={`#${label}`}>{label}</a>}{' '}
                <span>{typeset(statement)}</span>
              </th>
              {means ? (
                groups.map((group, i) => <td key={group.label}>{means[i] ?? '–'}</td>)
              ) : (
                <td colSpan={groups.length}>yours first</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The gap between the two largest groups on the main claim, crux by crux; of very many, those that carry most. */
function Parts({ view: { parts } }: { view: Mapped }) {
  const shown = parts.length <= ROWS + 3 ? parts : parts.slice(0, ROWS)
  const rest = parts.slice(shown.length)
  return (
    <div className="table-wrap">
      <table>
        <caption>
          What parts A from B: of the points between them on the main claim, as those see it who gave all
          their numbers on a crux
        </caption>
        <thead>
          <tr>
            <th scope="col">Crux</th>
            <th scope="col">Apart</th>
            <th scope="col">By this crux</th>
            <th scope="col">Remains</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ label, gap, explained, residual }) => (
            <tr key={label}>
              <th scope="row">
                <a href={`#${label}`}>{label}</a>
              </th>
              <td>{gap}</td>
              <td>{explained}</td>
              <td>{residual}</td>
              <td className="bar">
                <GapBar gap={gap} explained={explained} residual={residual} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest.length > 0 && (
        <p className="quietly">
          The other {rest.length} carry {fromTo(rest.map(({ explained }) => explained))} each.
        </p>
      )}
    </div>
  )
}

/** "2 points", "1 to 4 points"; below nought they work against the gap. */
function fromTo(points: readonly number[]): string {
  const [least, most] = [Math.min(...points), Math.max(...points)]
  const signed = (n: number) => (n < 0 ? `−${-n}` : `${n}`)
  return least === most ? quantity(most, 'point') : `${signed(least)} to ${quantity(most, 'point')}`
}
