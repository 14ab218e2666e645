import { mayModerate } from '@/lib/groups/policy'
import { mayReport } from '@/lib/moderation/policy'
import { ME, OTHER, type Permissions, placeWith, type Situation } from './situation'

const { standing } = placeWith()
const text = { authorId: OTHER, isGone: false, isAnswered: false, isReported: false }
const hostile = { kind: 'hostile', note: '' } as const

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
}
