import type { ThreadDocument } from './document'
import type { Path } from './problem'

/** Every handle that a document names outside its list of people, in order of first appearance, with where. */
export function handlesOf({ thread, comments, claims = [], cruxes = [] }: ThreadDocument): Map<string, Path> {
  const found = new Map<string, Path>()
  const name = (handle: string | null | undefined, ...path: Path) => {
    if (handle && !found.has(handle)) found.set(handle, path)
  }
  name(thread.by, 'thread', 'by')
  thread.media?.speakers?.forEach((handle, i) => {
    name(handle, 'thread', 'media', 'speakers', i)
  })
  thread.reactions?.forEach((reaction, i) => {
    name(reaction.by, 'thread', 'reactions', i, 'by')
  })
  comments.forEach((comment, i) => {
    name(comment.by, 'comments', i, 'by')
    name(comment.on_behalf_of, 'comments', i, 'on_behalf_of')
    comment.reactions?.forEach((reaction, j) => {
      name(reaction.by, 'comments', i, 'reactions', j, 'by')
    })
  })
  claims.forEach((claim, i) => {
    claim.stances?.forEach((stance, j) => {
      name(stance.by, 'claims', i, 'stances', j, 'by')
    })
  })
  cruxes.forEach((crux, i) => {
    name(crux.by, 'cruxes', i, 'by')
    crux.stances?.forEach((stance, j) => {
      name(stance.by, 'cruxes', i, 'stances', j, 'by')
    })
  })
  return found
}
