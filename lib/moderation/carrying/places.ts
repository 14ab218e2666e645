/** A column that says in which thread a comment's rows are, and whose rows go with a branch: $1 are its comments, $2 the thread it comes to. */
export const CARRIED = {
  comment_vote: 'UPDATE comment_vote SET thread_id = $2 WHERE comment_id = ANY($1)',
  reaction: 'UPDATE reaction SET thread_id = $2 WHERE comment_id = ANY($1)',
  notification: 'UPDATE notification SET thread_id = $2 WHERE comment_id = ANY($1)',
  report: 'UPDATE report SET thread_id = $2 WHERE comment_id = ANY($1)',
  moderation_case: `UPDATE moderation_case SET thread_id = $2 WHERE comment_id = ANY($1)
    OR held_id IN (SELECT h.id FROM held_comment h WHERE h.parent_id = ANY($1) OR h.comment_id = ANY($1))`,
  held_comment: 'UPDATE held_comment SET thread_id = $2 WHERE parent_id = ANY($1) OR comment_id = ANY($1)',
} as const satisfies Record<string, string>

/**
 * Every other column of the database that points to a thread or to a comment, or keeps the name of one, and why a move leaves it as it
 * is. A test reads the columns from the database: a new one stands here or above, or nothing is landed.
 */
export const LEFT = {
  'comment.thread_id': 'written by the move itself, with name, number, place and depth',
  'comment.parent_id': 'the branch keeps its shape; its top is hung up anew',
  'comment.top_id': 'written by the move itself',
  'comment_move.trace_id': 'the trace',
  'comment_move.comment_id': 'the comment is the same row wherever it stands',
  'comment_move.from_thread_id': 'where it was',
  'former_ref.thread_id': 'where the name leads from',
  'former_ref.comment_id': 'follows the row',
  'former_ref.trace_id': 'the trace',
  'comment_vote.comment_id': 'follows the row',
  'comment_revision.comment_id': 'follows the row',
  'reaction.comment_id': 'follows the row',
  'notification.comment_id': 'follows the row',
  'subscription.comment_id': 'who follows a branch follows it to where it goes',
  'subscription.thread_id': 'who follows a thread asked for that thread',
  'report.comment_id': 'follows the row',
  'moderation_case.comment_id': 'follows the row',
  'held_comment.parent_id': 'waits to answer the same comment',
  'held_comment.comment_id': 'follows the row',
  'crux_anchor.thread_id': 'the place of a crux stays with its crux (docs/decisions/0025)',
  'crux_anchor.comment_id': 'links to it go by the name it had in the crux’s thread',
  'crux_evidence.comment_id': 'likewise',
  'claim_stance_event.cause_comment_id': 'likewise',
  'crux_stance_event.cause_comment_id': 'likewise',
  'log_entry.thread_id': 'the log says where a thing was done, and is never changed',
  'log_entry.comment_id': 'follows the row',
  'thread_vote.thread_id': 'of the post',
  'thread_tag.thread_id': 'of the thread',
  'thread_moderator.thread_id': 'of the thread',
  'thread_suspension.thread_id': 'who is shut out of one thread is not shut out of another',
  'thread_revision.thread_id': 'of the post',
  'removed_post.thread_id': 'of the post',
  'claim.thread_id': 'of the thread',
  'crux.thread_id': 'a crux belongs to the thread it was found in',
  'opinion_division.thread_id': 'counted anew from stances, which stay',
  'opinion_place.thread_id': 'likewise',
  'draft.place': 'what was begun under a comment follows it, unless something was begun there already',
} as const satisfies Record<string, string>
