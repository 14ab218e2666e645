/**
 * What becomes of everything that points to somebody who deletes their account. `stays` is shown as by “deleted member”;
 * `nameless` is handed to a person nobody can connect with the rest; `goes` is deleted. A test holds this list against the
 * database: a new column that points to a person must be decided on here (docs/decisions/0005).
 */
export const AT_DELETION = {
  'account.user_id': 'goes',
  /** An account that was merged into theirs: nothing is left of it but this. */
  'app_user.merged_into_id': 'stays',
  'appeal.person_id': 'stays',
  'claim.created_by_id': 'stays',
  'claim_stance_event.user_id': 'nameless',
  'comment.author_id': 'stays',
  'comment.on_behalf_of_id': 'stays',
  'comment_vote.user_id': 'stays',
  'crux.created_by_id': 'stays',
  'crux_event.actor_id': 'stays',
  'crux_evidence.user_id': 'stays',
  'crux_flag.user_id': 'stays',
  'crux_paraphrase.author_id': 'stays',
  'crux_paraphrase.of_user_id': 'stays',
  'crux_room.opened_by_id': 'stays',
  'crux_room_point.author_id': 'stays',
  'crux_room_point.moved_by_id': 'stays',
  'crux_room_seat.user_id': 'stays',
  'crux_stance_event.user_id': 'nameless',
  'draft.user_id': 'goes',
  /** The handle stays taken, and leads nowhere. */
  'former_handle.user_id': 'forgotten',
  'forum_group.created_by_id': 'stays',
  'group_invitation.made_by_id': 'goes',
  'group_member.user_id': 'goes',
  'group_request.decided_by_id': 'stays',
  'group_request.user_id': 'goes',
  'held_comment.author_id': 'goes',
  'held_comment.decided_by_id': 'stays',
  'moderation_case.claimed_by_id': 'stays',
  'moderation_case.decided_by_id': 'stays',
  'moderation_case.person_id': 'stays',
  'notification.actor_id': 'stays',
  'notification.user_id': 'goes',
  'notification_choice.user_id': 'goes',
  'opinion_place.user_id': 'goes',
  'passkey.user_id': 'goes',
  'reaction.user_id': 'stays',
  'report.reporter_id': 'stays',
  'session.user_id': 'goes',
  'subscription.member_id': 'goes',
  'subscription.user_id': 'goes',
  'thread.author_id': 'stays',
  'thread_moderator.user_id': 'goes',
  'thread_suspension.user_id': 'goes',
  'thread_vote.user_id': 'stays',
  'token.user_id': 'goes',
} as const satisfies Record<string, 'goes' | 'stays' | 'nameless' | 'forgotten'>

export const DELETED_NAME = 'deleted member'
