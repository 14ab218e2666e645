/** A steady reader of English prose takes 180 to 260 words a minute; the forums mirrored show figures near this. */
const WORDS_PER_MINUTE = 220

/** How many minutes a text takes to read; never less than one. */
export function minutes(text: string): number {
  const words = text.match(/\S+/g)?.length ?? 0
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE))
}
