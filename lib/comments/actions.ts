import { createHash, randomInt } from 'node:crypto'
import { defineAction } from '@/lib/server/define-action'
import { postComment } from './commands'
import { following } from './moved/queries'
import { commentInput } from './schema'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const newRef = (): string => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

export const commentAction = defineAction(
  { name: 'comment', summary: 'comment and reply', input: commentInput },
  ({ key, ...input }, { actor, now }) =>
    following(actor, { thread: input.thread, comment: input.parent }, ({ thread, comment: parent }) =>
      postComment(actor, { ...input, thread, parent, ref: key ?? newRef(), key: key ?? keyOf(input) }, now),
    ),
  ({ thread, comment, held }) => (held ? '/held' : `/threads/${thread}#comment-${comment}`),
)

/** A form without script sends no key: then the same words in the same place are the same comment. */
const keyOf = (input: { thread: string; parent: string; body: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([input.thread, input.parent, input.body]))
    .digest('base64url')
