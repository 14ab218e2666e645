/** What happened in one month of moderation. */
export type Month = {
  /** The first of it: "2026-05". */
  month: string
  reports: number
  /** Of the reports decided in it, how many were acted on. */
  upheld: number
  dismissed: number
  /** From the first report on a text to the decision, in hours; null where nothing was decided. */
  medianHours: number | null
  decisions: number
  appealed: number
  overturned: number
}

/** Whether there is something to show of these months at all. */
export const hasHappened = (months: readonly Month[]): boolean =>
  months.some(
    ({ reports, upheld, dismissed, decisions, appealed, overturned }) =>
      reports + upheld + dismissed + decisions + appealed + overturned > 0,
  )

const WORDS = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** "May 2026" */
export const monthWords = (month: string): string => WORDS.format(Date.parse(`${month}-01T00:00:00Z`))

/** A wait in words that one can compare: minutes below an hour, days above two. */
export function hoursInWords(hours: number | null): string {
  if (hours === null) return '–'
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(hours / 24)} days`
}

/** The least round number that nothing exceeds: 1, 2 or 5 times a power of ten. */
export function roundUp(most: number): number {
  if (most <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((step) => step * power).find((bound) => bound >= most) ?? most
}
