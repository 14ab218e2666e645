/** Words of a comment that people reacted to in one way. */
export type ReactedWords = {
  kind: string
  who: string[]
  quote: string
  prefix: string | null
  suffix: string | null
  start: number | null
}
