import type { Account } from './policy'

/** What would come along with an account, in words and with how many; nothing that there is none of. */
export type Moving = { words: string; count: number }

/** Two accounts before they become one. */
export type MergeView = {
  merged: Account & { name: string }
  kept: Account & { name: string }
  /** Null when they can be merged. */
  whyNot: string | null
  moving: readonly Moving[]
  /** What does not come along, or goes: said beforehand. */
  ending: readonly Moving[]
}

/** What is counted for each account, with its name in the database. */
export const MOVING = {
  'thread.author_id': 'Posts',
  'comment.author_id': 'Comments',
  'held_comment.author_id': 'Comments held for review, decided or not',
  'comment_vote.user_id': 'Votes on comments',
  'thread_vote.user_id': 'Votes on posts',
  'reaction.user_id': 'Reactions',
  'crux.created_by_id': 'Cruxes',
  'crux_stance_event.user_id': 'Stances on cruxes, with those before',
  'claim_stance_event.user_id': 'Credences in main claims, with those before',
  'crux_evidence.user_id': 'Pieces of evidence',
  'crux_paraphrase.author_id': 'Paraphrases of others',
  'crux_room_seat.user_id': 'Seats in rooms',
  'group_member.user_id': 'Memberships of groups, as a member',
  'subscription.user_id': 'Subscriptions',
  'subscription.member_id': 'Followers',
  'notification.user_id': 'Notices',
  'draft.user_id': 'Drafts',
  'report.reporter_id': 'Reports',
  'appeal.person_id': 'Appeals',
  'thread_suspension.user_id': 'Suspensions from single threads',
} as const

export const ENDING = {
  'session.user_id': 'Sign-ins on devices',
  'passkey.user_id': 'Passkeys',
  'account.user_id': 'Connected services',
  'thread_moderator.user_id': 'Threads that they moderate',
} as const
