import type { CommentBody, CruxHere } from '@/lib/comments/view'
import { readAnchors } from '@/lib/cruxes/anchors/queries'
import { byText, cruxesIn, markCruxes } from '@/lib/cruxes/anchors/view'
import { readReactedWords } from '@/lib/reactions/queries'

type Texts = { bodies: ReadonlyMap<number, CommentBody> }

/** A thread's texts with its cruxes marked in them, and the words that people reacted to, and which cruxes stand in each comment. */
export async function withCruxMarks<T extends Texts>(
  threadId: number,
  texts: T,
): Promise<T & { cruxes: Map<number, CruxHere[]>; mark: (post: string) => string }> {
  const [anchors, reacted] = await Promise.all([readAnchors(threadId), readReactedWords(threadId)])
  const anchored = byText(anchors)
  const bodies = new Map(texts.bodies)
  const cruxes = new Map<number, CruxHere[]>()
  for (const id of new Set([...anchored.keys(), ...reacted.keys()])) {
    const body = bodies.get(id)
    if (!body) continue
    const here = anchored.get(id) ?? []
    bodies.set(id, { ...body, html: markCruxes(body.html, here, reacted.get(id)) })
    if (here.length > 0) cruxes.set(id, cruxesIn(here))
  }
  return { ...texts, bodies, cruxes, mark: (post) => markCruxes(post, anchored.get(0) ?? []) }
}
