import type { CommentBody } from '../view'

/** The other threads whose titles stand among these comments, as what a page depends on. */
export const threadsShown = (bodies: ReadonlyMap<number, CommentBody>): string[] =>
  [...bodies.values()].flatMap(({ moved, cameFrom }) =>
    [moved?.to, cameFrom].flatMap((one) => (one ? [`thread:${one.threadId}`] : [])),
  )
