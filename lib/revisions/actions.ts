import { following } from '@/lib/comments/moved/queries'
import { defineAction } from '@/lib/server/define-action'
import { editComment, type Revised, setDeleted, setRetracted } from './commands'
import { deleteInput, editInput, retractInput } from './schema'

const inItsPlace = ({ thread, comment }: Revised) => `/threads/${thread}#comment-${comment}`

export const editCommentAction = defineAction(
  { name: 'edit-comment', summary: 'edit their own comments', input: editInput },
  (input, { actor, now }) => following(actor, input, (where) => editComment(actor, where, now)),
  inItsPlace,
)

export const deleteCommentAction = defineAction(
  {
    name: 'delete-comment',
    summary: 'delete their own comments, and undelete them soon after',
    input: deleteInput,
  },
  (input, { actor, now }) => following(actor, input, (where) => setDeleted(actor, where, now)),
  inItsPlace,
)

export const retractCommentAction = defineAction(
  { name: 'retract-comment', summary: 'retract their own comments, and take that back', input: retractInput },
  (input, { actor, now }) => following(actor, input, (where) => setRetracted(actor, where, now)),
  inItsPlace,
)
