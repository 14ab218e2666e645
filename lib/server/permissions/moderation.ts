import type { Member } from '@/lib/access/actor'
import type { Decision } from '@/lib/access/decision'
import { mayModerate } from '@/lib/groups/policy'
import { mayNameModerators } from '@/lib/moderation/moderators/policy'
import { type MoveFacts, mayMove } from '@/lib/moderation/moving/policy'
import { mayAppeal, mayDecideCase, mayDecideOn, mayReport, mayTakeBack } from '@/lib/moderation/policy'
import { ME, NOW, OTHER, type Permissions, placeWith, type Situation } from './situation'

const { standing } = placeWith()
const text = { authorId: OTHER, isGone: false, isAnswered: false, isReported: false }
const hostile = { kind: 'hostile', note: '' } as const

const decision = { personId: ME, isAppealable: true, isUndone: false, isAppealed: false, at: NOW }
const ownAppeal = { isDecided: false, version: 1, claimedBy: null, appealedFrom: ME, personId: OTHER }

const moderates = (when: string, over: Partial<typeof standing>): Situation => ({
  when,
  may: (actor, now) =>
    mayModerate(actor, placeWith({ standing: { ...standing, ...over } }), { authorsModerate: false }, now)
      .decision,
})
const moderating: [Situation, ...Situation[]] = [
  moderates('where one is nothing else', {}),
  moderates('as a moderator of the group', { groupRole: 'moderator' }),
  moderates('as a moderator of the thread', { moderatesThread: true }),
  moderates('where one has written oneself', { moderatesThread: true, hasCommented: true }),
  moderates('where one is suspended from the thread', {
    moderatesThread: true,
    suspendedHere: { until: null, reason: 'Personal attacks.' },
  }),
]

/** The same, and then a question of the case itself. */
const judges = (when: string, judge: (moderator: Member, now: Date) => Decision): Situation => ({
  when,
  may: (actor, now) => {
    const may = mayModerate(actor, placeWith(), { authorsModerate: false }, now).decision
    return may.allowed ? judge(may.actor, now) : may
  },
})
const onesOwn = judges('it is about oneself', (moderator) => mayDecideOn(moderator, ME))
const movable = { within: null, isReadAlike: true, isAboveGone: false, comments: 1 }
const moves = (when: string, over: Partial<MoveFacts>): Situation =>
  judges(when, (moderator, now) =>
    mayMove(moderator, { ...movable, to: { lock: null, branchLock: null }, ...over }, now),
  )

const names = (when: string, over: Partial<typeof standing>): Situation => ({
  when,
  may: (actor, now) => mayNameModerators(actor, placeWith({ standing: { ...standing, ...over } }), now),
})

/** What readers and moderators do about what goes wrong. */
export const OF_MODERATION: Permissions = {
  report: [
    { may: (actor, now) => mayReport(actor, text, hostile, now) },
    {
      when: 'it is one’s own',
      may: (actor, now) => mayReport(actor, { ...text, authorId: ME }, hostile, now),
    },
    {
      when: 'one has answered it',
      may: (actor, now) => mayReport(actor, { ...text, isAnswered: true }, hostile, now),
    },
    {
      when: 'one has reported it before',
      may: (actor, now) => mayReport(actor, { ...text, isReported: true }, hostile, now),
    },
  ],
  'claim-case': [...moderating, onesOwn],
  decide: [
    ...moderating,
    onesOwn,
    moves('to move a comment to a thread that the same people read', {}),
    moves('to move a comment to a thread that others read', { isReadAlike: false }),
    moves('to move a comment below another of its thread', {
      within: { isThere: false, isBelowItself: false },
    }),
    moves('to move a comment below one of its own replies', {
      within: { isThere: false, isBelowItself: true },
    }),
    moves('to move a comment to a locked thread', {
      to: { lock: { until: null, reason: '' }, branchLock: null },
    }),
  ],
  'decide-all': [...moderating, onesOwn],
  'undo-decision': [
    ...moderating,
    judges('it is about oneself', (moderator) =>
      mayTakeBack(
        { moderator, capacity: 'moderator' },
        { personId: ME, capacity: 'moderator', isWide: false },
      ),
    ),
  ],
  'thread-moderator': [
    names('where one is nothing else', {}),
    names('as a moderator of the group', { groupRole: 'moderator' }),
    names('as a moderator of the thread', { moderatesThread: true }),
    names('where one has written oneself', { groupRole: 'moderator', hasCommented: true }),
  ],
  appeal: [
    { when: 'it is about oneself', may: (actor, now) => mayAppeal(actor, decision, now) },
    {
      when: 'it is about somebody else',
      may: (actor, now) => mayAppeal(actor, { ...decision, personId: OTHER }, now),
    },
    {
      when: 'one has appealed before',
      may: (actor, now) => mayAppeal(actor, { ...decision, isAppealed: true }, now),
    },
    {
      when: 'it was three weeks ago',
      may: (actor, now) =>
        mayAppeal(actor, { ...decision, at: new Date(now.getTime() - 21 * 86_400_000) }, now),
    },
  ],
  'decide-held': moderating,
  'decide-merge': moderating,
  'decide-appeal': [
    ...moderating,
    onesOwn,
    judges('from one’s own decision', (moderator) => mayDecideCase(moderator, ownAppeal, 1)),
  ],
}
