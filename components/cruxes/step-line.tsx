import { longDate } from '@/lib/time/age'

const WIDTH = 240
const HEIGHT = 56
const MARGIN = 6

/** Somebody's credence as it changed: it stays until they change it, so the line goes in steps. From 0 at the foot to 100 on top. */
export function StepLine({
  line,
  name,
}: {
  line: readonly { at: number; credence: number }[]
  name: string
}) {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 2) return null
  const x = (at: number) => MARGIN + ((at - first.at) / (last.at - first.at)) * (WIDTH - 4 * MARGIN)
  const y = (credence: number) => HEIGHT - MARGIN - (credence / 100) * (HEIGHT - 2 * MARGIN)
  const places = line.map(({ at, credence }) => ({ x: round(x(at)), y: round(y(credence)) }))
  const path = places
    .map((place, i) => (i === 0 ? `M${place.x} ${place.y}` : `H${place.x}V${place.y}`))
    .join('')
  const words = line.map(({ at, credence }) => `${credence} on ${longDate(at)}`).join(', ')
  return (
    <svg
      className="step-line"
      preserveAspectRatio="xMinYMid meet"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${name}: ${words}`}
    >
      <path className="ground" d={`M0 ${y(0)}H${WIDTH}M0 ${y(100)}H${WIDTH}`} />
      <path className="half" d={`M0 ${y(50)}H${WIDTH}`} />
      <path className="line" d={`${path}H${WIDTH}`} />
      {places.map((place) => (
        <circle key={`${place.x} ${place.y}`} cx={place.x} cy={place.y} r="3" />
      ))}
    </svg>
  )
}

const round = (n: number): number => Math.round(n * 10) / 10
