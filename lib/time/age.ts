const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago, in the short form forums use: 12m, 5h, 3d, 4mo, 2y. The bounds are ForumMagnum's. */
export function shortAge(then: number, now: number): string {
  const ago = Math.max(0, now - then)
  if (ago < 45 * MINUTE) return `${Math.max(1, Math.round(ago / MINUTE))}m`
  if (ago < 22 * HOUR) return `${Math.max(1, Math.round(ago / HOUR))}h`
  if (ago < 26 * DAY) return `${Math.max(1, Math.round(ago / DAY))}d`
  if (ago < 335 * DAY) return `${Math.max(1, Math.round(ago / (30.4 * DAY)))}mo`
  return `${Math.max(1, Math.round(ago / (365.25 * DAY)))}y`
}

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const MONTHS = Array.from(
  { length: 12 },
  (_, month) => DATE.formatToParts(Date.UTC(2026, month)).find(({ type }) => type === 'month')?.value,
)

/** 8 March 2023 */
export const longDate = (then: number): string => DATE.format(then)

/** 8 March 2023, 17:00 UTC. Put together by hand, because a page says it a thousand times: the formatter takes 2 ms for that. */
export const exactTime = (then: number): string => exactTimeOf(new Date(then).toISOString())

/** The same of a moment that is written as ISO already. */
export const exactTimeOf = (iso: string): string =>
  `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}, ${iso.slice(11, 16)} UTC`
