import { roundUp } from '@/lib/moderation/numbers/months'

export type Series = { words: string; className: string; values: readonly (number | null)[] }
type BarsProps = {
  title: string
  unit?: string
  labels: readonly string[]
  series: readonly Series[]
  /** What is said where there is nothing to draw. */
  none: string
}

const WIDTH = 640
const HEIGHT = 180
const LEFT = 44
const TOP = 10
const BOTTOM = 24

/** Figures by month as bars beside one another, drawn on the server; the table below them says the same. */
export function Bars({ title, unit = '', labels, series, none }: BarsProps) {
  if (!series.some(({ values }) => values.some((value) => value !== null && value > 0)))
    return (
      <figure className="bars">
        <figcaption>{title}</figcaption>
        <p className="empty">{none}</p>
      </figure>
    )
  const most = roundUp(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))))
  const slot = (WIDTH - LEFT) / labels.length
  const bar = Math.min(18, (slot * 0.72) / series.length)
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most)
  return (
    <figure className="bars">
      <figcaption>
        {title}
        {series.length > 1 &&
          series.map(({ words, className }) => (
            <span key={words} className={`key ${className}`}>
              {words}
            </span>
          ))}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${title}; the table below has the figures`}
      >
        {[0, most / 2, most].map((value) => (
          <g key={value} className="scale">
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {Number.isInteger(value) ? `${value}${unit}` : ''}
            </text>
          </g>
        ))}
        {labels.map((label, month) => (
          <g key={label}>
            {series.map(({ words, className, values }, i) => {
              const value = values[month] ?? 0
              const x = LEFT + month * slot + (slot - bar * series.length) / 2 + i * bar
              return (
                <rect
                  key={words}
                  className={className}
                  x={x}
                  y={y(value)}
                  width={Math.max(1, bar - 1)}
                  height={y(0) - y(value)}
                />
              )
            })}
            <text className="month" x={LEFT + month * slot + slot / 2} y={HEIGHT - 6} textAnchor="middle">
              {label.slice(0, 3)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}
