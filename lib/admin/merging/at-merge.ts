/**
 * What becomes of everything that refers to a member whose account is merged into another of theirs. `moves` becomes the kept
 * member's. `once` does too, unless the kept member has the same already, by these columns: then that one remains. `goes` is
 * deleted. `stays` is never rewritten and read as the kept member's (`person_now`). A test holds the list against the database: a new
 * column that refers to a person must be decided on here (docs/decisions/0026).
 */
export const AT_MERGE = {
  'account.user_id': 'goes',
  'app_user.merged_into_id': 'moves',
  'appeal.person_id': 'moves',
  'claim.created_by_id': 'moves',
  'claim_stance_event.user_id': 'moves',
  'comment.author_id': 'moves',
  'comment.on_behalf_of_id': 'moves',
  'comment_vote.user_id': { once: ['comment_id', 'axis'] },
  'crux.created_by_id': 'moves',
  'crux_event.actor_id': 'stays',
  'crux_evidence.user_id': 'moves',
  'crux_flag.user_id': { once: ['crux_id', 'kind'] },
  'crux_paraphrase.author_id': 'moves',
  'crux_paraphrase.of_user_id': 'moves',
  'crux_room.opened_by_id': 'moves',
  'crux_room_point.author_id': 'moves',
  'crux_room_point.moved_by_id': 'moves',
  'crux_room_seat.user_id': { once: ['room_id'] },
  'crux_stance_event.user_id': 'moves',
  'draft.user_id': { once: ['place'] },
  'former_handle.user_id': 'moves',
  'forum_group.created_by_id': 'moves',
  'group_invitation.made_by_id': 'moves',
  'group_member.user_id': { once: ['group_id'] },
  'group_request.decided_by_id': 'moves',
  /** One that is open for each group. */
  'group_request.user_id': { once: ['group_id', 'decided_at'] },
  'held_comment.author_id': 'moves',
  'held_comment.decided_by_id': 'moves',
  'log_entry.actor_id': 'stays',
  'log_entry.person_id': 'stays',
  'moderation_case.claimed_by_id': 'moves',
  'moderation_case.decided_by_id': 'moves',
  'moderation_case.person_id': 'moves',
  'notification.actor_id': 'moves',
  'notification.user_id': { once: ['event'] },
  'notification_choice.user_id': { once: ['kind'] },
  /** The thread's opinion groups are made anew. */
  'opinion_place.user_id': 'goes',
  'passkey.user_id': 'goes',
  'passkey_challenge.user_id': 'goes',
  'reaction.user_id': { once: ['thread_id', 'comment_id', 'kind', 'quote'] },
  'report.reporter_id': { once: ['thread_id', 'comment_id'] },
  'session.user_id': 'goes',
  'subscription.member_id': { once: ['user_id'] },
  'subscription.user_id': { once: ['thread_id', 'comment_id', 'member_id', 'tag_id'] },
  'thread.author_id': 'moves',
  /** A right: it is given anew, by hand and in the log, or not at all. */
  'thread_moderator.user_id': 'goes',
  'thread_suspension.user_id': { once: ['thread_id'] },
  'thread_vote.user_id': { once: ['thread_id', 'axis'] },
  'token.user_id': 'goes',
} as const satisfies Record<string, 'moves' | 'goes' | 'stays' | { once: readonly [string, ...string[]] }>

type End = (typeof AT_MERGE)[keyof typeof AT_MERGE]

/** The statements that do so, for the merged ($1) and the kept ($2). SQL of our own, with nobody's words in it. */
export const statementsOf = (place: string, end: End): string[] => {
  const [table, column] = place.split('.')
  const moved = `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`
  if (end === 'stays') return []
  if (end === 'goes') return [`DELETE FROM ${table} WHERE ${column} = $1`]
  if (end === 'moves') return [moved]
  const same = end.once.map((one) => `k.${one} IS NOT DISTINCT FROM m.${one}`).join(' AND ')
  return [
    `DELETE FROM ${table} m USING ${table} k WHERE m.${column} = $1 AND k.${column} = $2 AND ${same}`,
    moved,
  ]
}
