import { checkCircles } from './check-cruxes'
import type { ThreadDocument } from './document'
import type { Found } from './problem'

/** What a sound document cannot change about the thread that is here already. */
export function clashes(wanted: ThreadDocument, present: ThreadDocument): Found[] {
  return [...movedComments(wanted, present), ...checkCircles(wanted.cruxes ?? [], present.cruxes)]
}

/** A comment answers what it answers: permalinks, notifications and the replies below it rest on its place. */
function movedComments(wanted: ThreadDocument, present: ThreadDocument): Found[] {
  const parents = new Map(present.comments.map(({ id, parent }) => [id, parent]))
  return wanted.comments.flatMap(({ id, parent }, i) =>
    parents.has(id) && parents.get(id) !== parent
      ? [
          {
            path: ['comments', i, 'parent'],
            message: `${id} stands elsewhere in this thread, and no comment is moved`,
          },
        ]
      : [],
  )
}
