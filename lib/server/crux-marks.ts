import type { CommentBody, CruxHere } from '@/lib/comments/view'
import { readAnchors } from '@/lib/cruxes/anchors/queries'
import { byText, cruxesIn, markCruxes } from '@/lib/cruxes/anchors/view'

type Texts = { bodies: ReadonlyMap<number, CommentBody> }

/** A thread's texts with its cruxes marked in them, and which cruxes stand in each comment. */
export async function withCruxMarks<T extends Texts>(
  threadId: number,
  texts: T,
): Promise<T & { cruxes: Map<number, CruxHere[]>; mark: (post: string) => string }> {
  const anchored = byText(await readAnchors(threadId))
  const bodies = new Map(texts.bodies)
  const cruxes = new Map<number, CruxHere[]>()
  for (const [id, anchors] of anchored) {
    const body = bodies.get(id)
    if (!body) continue
    bodies.set(id, { ...body, html: markCruxes(body.html, anchors) })
    cruxes.set(id, cruxesIn(anchors))
  }
  return { ...texts, bodies, cruxes, mark: (post) => markCruxes(post, anchored.get(0) ?? []) }
}
