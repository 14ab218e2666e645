/** An appeal against a decision. Times are milliseconds. */
export type AppealView = {
  words: string
  personId: number
  at: number
  dueAt: number
  decided: { outcome: 'upheld' | 'overturned'; entry: number } | null
}
