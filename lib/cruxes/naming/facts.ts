/** A comment as a form names it: who wrote it, and how it begins in its own words, quotes left out. */
export type NamedComment = { ref: string; by: string; begins: string }

/** The same question in another thread, and how the viewer answered it there. */
export type CruxElsewhere = {
  id: number
  statement: string
  thread: { id: number; slug: string; title: string }
  /** The viewer's own credence in it there, percent. */
  mine: number | null
}
