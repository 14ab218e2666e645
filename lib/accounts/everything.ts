import type { AT_DELETION } from './at-deletion'

/** Every column that points to a person. */
export type PersonColumn = keyof typeof AT_DELETION

const THREAD = '(SELECT slug FROM thread WHERE id = t.thread_id) AS thread'
const GROUP = '(SELECT slug FROM forum_group WHERE id = t.group_id) AS "group"'
const COMMENT = '(SELECT ref FROM comment WHERE id = t.comment_id) AS comment'
const CRUX = '(SELECT statement FROM crux WHERE id = t.crux_id) AS crux'
const OF_COMMENT = `(SELECT th.slug FROM thread th JOIN comment c ON c.thread_id = th.id WHERE c.id = t.comment_id) AS thread, ${COMMENT}`
const revisions = (table: string, key: string, more = '') =>
  `(SELECT coalesce(json_agg(json_build_object('revision', r.revision, 'body', r.body, 'at', r.at${more}) ORDER BY r.revision), '[]') FROM ${table} r WHERE r.${key} = t.id) AS earlier_texts`

/**
 * What somebody gets when they ask for all their data: for every column that points to a person, a part of the file and what of
 * its rows is in it. Null: the row is about others, or holds nothing but a secret of ours. SQL of our own, with nobody's words in it.
 */
export const EVERYTHING: Record<PersonColumn, { part: string; columns: string } | null> = {
  'account.user_id': { part: 'connected_services', columns: 't.provider, t.provider_account_id' },
  'app_user.merged_into_id': { part: 'accounts_merged_into_mine', columns: 't.deleted_at AS merged_at' },
  'appeal.person_id': { part: 'appeals', columns: 't.log_id AS decision, t.words, t.at' },
  'claim.created_by_id': { part: 'claims', columns: `${THREAD}, t.ref, t.text, t.created_at` },
  'claim_stance_event.user_id': {
    part: 'stances_on_claims',
    columns: '(SELECT text FROM claim WHERE id = t.claim_id) AS claim, t.credence, t.at',
  },
  'comment.author_id': {
    part: 'comments',
    columns: `${THREAD}, t.ref, (SELECT p.ref FROM comment p WHERE p.id = t.parent_id) AS answers, t.body, t.created_at, t.edited_at, t.state, t.score, t.agreement, ${revisions('comment_revision', 'comment_id')}`,
  },
  'comment.on_behalf_of_id': null,
  'comment_vote.user_id': {
    part: 'votes_on_comments',
    columns: `${OF_COMMENT}, t.axis, t.weight, t.is_strong, t.at`,
  },
  'crux.created_by_id': {
    part: 'cruxes',
    columns: `${THREAD}, t.ref, t.statement, t.details, t.operationalization, t.kind, t.state, t.created_at`,
  },
  'crux_event.actor_id': {
    part: 'changes_of_cruxes',
    columns: `${CRUX}, t.kind, t.reason, t.before, t.after, t.at`,
  },
  'crux_evidence.user_id': { part: 'evidence', columns: `${CRUX}, t.url, t.direction, t.quote, t.at` },
  'crux_flag.user_id': {
    part: 'doubts_about_cruxes',
    columns: `${CRUX}, t.kind, t.note, t.at, t.removed_at`,
  },
  'crux_paraphrase.author_id': {
    part: 'paraphrases',
    columns: `${CRUX}, (SELECT handle FROM app_user WHERE id = t.of_user_id) AS "of", t.text, t.accepted, t.at`,
  },
  'crux_paraphrase.of_user_id': {
    part: 'paraphrases_of_me',
    columns: `${CRUX}, (SELECT handle FROM app_user WHERE id = t.author_id) AS "by", t.text, t.accepted, t.at`,
  },
  'crux_room.opened_by_id': { part: 'rooms_opened', columns: `${CRUX}, t.created_at` },
  'crux_room_point.author_id': { part: 'points_in_rooms', columns: 't.section, t.text, t.at' },
  'crux_room_point.moved_by_id': null,
  'crux_room_seat.user_id': { part: 'seats_in_rooms', columns: 't.seat, t.invited_at, t.accepted_at' },
  'crux_stance_event.user_id': {
    part: 'stances_on_cruxes',
    columns: `${CRUX}, (SELECT text FROM claim WHERE id = t.claim_id) AS claim, t.credence, t.if_true, t.if_false, t.main, t.mark, t.confidence, t.note, t.at, t.retracted_at`,
  },
  'draft.user_id': { part: 'drafts', columns: 't.place, t.body, t.updated_at' },
  'former_handle.user_id': { part: 'former_handles', columns: 't.handle, t.until' },
  'forum_group.created_by_id': { part: 'groups_started', columns: 't.slug, t.name, t.created_at' },
  'group_invitation.made_by_id': {
    part: 'invitations',
    columns: `${GROUP}, t.note, t.uses_allowed, t.used, t.expires, t.created_at`,
  },
  'group_member.user_id': { part: 'groups', columns: `${GROUP}, t.role, t.joined_at` },
  'group_request.decided_by_id': null,
  'group_request.user_id': {
    part: 'requests_to_join',
    columns: `${GROUP}, t.answer, t.accepted, t.created_at`,
  },
  'held_comment.author_id': {
    part: 'comments_held_for_review',
    columns: `${THREAD}, t.body, t.why, t.created_at, t.decided_at, t.reason`,
  },
  'held_comment.decided_by_id': null,
  'moderation_case.claimed_by_id': null,
  'moderation_case.decided_by_id': null,
  'moderation_case.person_id': null,
  'notification.actor_id': null,
  'notification.user_id': { part: 'notices', columns: 't.kind, t.text, t.created_at, t.read_at' },
  'notification_choice.user_id': { part: 'notice_settings', columns: 't.kind, t.on_site, t.mail' },
  'opinion_place.user_id': { part: 'opinion_groups', columns: `${THREAD}, t.label` },
  'passkey.user_id': { part: 'passkeys', columns: 't.name, t.created_at, t.last_used_at' },
  'reaction.user_id': { part: 'reactions', columns: `${THREAD}, ${COMMENT}, t.kind, t.quote, t.created_at` },
  'report.reporter_id': {
    part: 'reports',
    columns: `${THREAD}, ${COMMENT}, t.kind, t.note, t.at, t.upheld`,
  },
  'session.user_id': { part: 'devices', columns: 't.user_agent, t.address, t.created_at, t.last_seen_at' },
  'subscription.member_id': null,
  'subscription.user_id': {
    part: 'subscriptions',
    columns: `${THREAD}, ${COMMENT}, (SELECT handle FROM app_user WHERE id = t.member_id) AS member, (SELECT slug FROM tag WHERE id = t.tag_id) AS tag, t.active, t.created_at`,
  },
  'thread.author_id': {
    part: 'threads',
    columns: `t.slug, t.kind, t.title, t.body, t.created_at, t.edited_at, t.score, t.agreement, ${revisions('thread_revision', 'thread_id', ", 'title', r.title, 'link', r.url, 'main_claim', r.claim")}`,
  },
  'thread_moderator.user_id': { part: 'threads_moderated', columns: `${THREAD}, t.at` },
  'thread_suspension.user_id': { part: 'suspensions', columns: `${THREAD}, t.until, t.reason, t.at` },
  'thread_vote.user_id': {
    part: 'votes_on_threads',
    columns: `${THREAD}, t.axis, t.weight, t.is_strong, t.at`,
  },
  'token.user_id': null,
}
