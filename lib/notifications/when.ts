const HOUR_OF_MAIL = 7
const DAY = 86_400_000
const MONDAY = 1

/** When digests go out next after `now`: every day at seven, and on Mondays, by universal time. */
export function nextDigests(now: Date): { daily: Date; weekly: Date } {
  const seven = new Date(now)
  seven.setUTCHours(HOUR_OF_MAIL, 0, 0, 0)
  const daily = new Date(seven.getTime() + (seven > now ? 0 : DAY))
  const untilMonday = (MONDAY - daily.getUTCDay() + 7) % 7
  return { daily, weekly: new Date(daily.getTime() + untilMonday * DAY) }
}
