/** Where words stand in a text, with what stood around them, so that they can be found again after edits. */
export interface Anchor {
  quote: string
  /** Up to 64 characters right before and after the quote. */
  prefix: string
  suffix: string
  start: number
  end: number
}

/** An anchor as people write it in a thread document: no offsets, and a context only where it is needed. */
export interface Quotation {
  quote: string
  prefix?: string | undefined
  suffix?: string | undefined
  start?: number | undefined
  end?: number | undefined
}

/** `exact`: where it stood, or the only such words; `context`: one of several, told by its surroundings; `fuzzy`: the words were edited. */
export interface Found {
  start: number
  end: number
  how: 'exact' | 'context' | 'fuzzy'
}

/** How much of its surroundings a quote keeps on each side. */
export const CONTEXT = 64

export const hasContext = ({ prefix, suffix }: Quotation) => Boolean(prefix || suffix)

/** When the same words stand in the surroundings too, those may be a neighbour's. */
export const isRepeated = ({ quote, prefix, suffix }: Quotation) =>
  Boolean(prefix?.includes(quote) || suffix?.includes(quote))
