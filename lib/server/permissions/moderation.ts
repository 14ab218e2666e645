import { mayModerate } from '@/lib/groups/policy'
import { mayNameModerators } from '@/lib/moderation/moderators/policy'
import { mayAppeal, mayDecideCase, mayReport } from '@/lib/moderation/policy'
import { ME, NOW, OTHER, type Permissions, placeWith, type Situation } from './situation'

const { standing } = placeWith()
const text = { authorId: OTHER, isGone: false, isAnswered: false, isReported: false }
const hostile = { kind: 'hostile', note: '' } as const

const decision = { personId: ME, isAppealable: true, isUndone: false, isAppealed: false, at: NOW }
const ownAppeal = { isDecided: false, version: 1, claimedBy: null, appealedFrom: ME }

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
]

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
  'claim-case': moderating,
  decide: moderating,
  'decide-all': moderating,
  'undo-decision': moderating,
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
    {
      when: 'from one’s own decision',
      may: (actor, now) => {
        const may = mayModerate(actor, placeWith(), { authorsModerate: false }, now).decision
        return may.allowed ? mayDecideCase(may.actor, ownAppeal, 1) : may
      },
    },
  ],
}
