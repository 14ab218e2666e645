import { mayAsk, mayDoWithout, mayJoin, mayLeave } from '@/lib/groups/joining/policy'
import { mayManageGroup, mayStartGroup } from '@/lib/groups/policy'
import type { Permissions, Situation } from './situation'

const outside = { isMember: false, hasInvitation: false }
const manage: [Situation, ...Situation[]] = [
  { when: 'they moderate it', may: (actor, now) => mayManageGroup(actor, { groupRole: 'moderator' }, now) },
  { when: 'they are a member', may: (actor, now) => mayManageGroup(actor, { groupRole: 'member' }, now) },
]

/** Starting groups, coming, going, and keeping the door. To whom a private group is not open, it is not there. */
export const OF_GROUPS: Permissions = {
  'group-new': [
    { may: (actor, now) => mayStartGroup(actor, 'members', now) },
    {
      when: 'the site leaves it to moderators',
      may: (actor, now) => mayStartGroup(actor, 'moderators', now),
    },
    { when: 'the site leaves it to admins', may: (actor, now) => mayStartGroup(actor, 'admins', now) },
  ],
  'group-edit': manage,
  'group-join': [
    { when: 'the door is open', may: (actor, now) => mayJoin(actor, { ...outside, door: 'open' }, now) },
    { when: 'by asking', may: (actor, now) => mayJoin(actor, { ...outside, door: 'asking' }, now) },
    { when: 'by invitation', may: (actor, now) => mayJoin(actor, { ...outside, door: 'invitation' }, now) },
    {
      when: 'with an invitation',
      may: (actor, now) => mayJoin(actor, { door: 'invitation', isMember: false, hasInvitation: true }, now),
    },
  ],
  'group-leave': [
    { may: (actor) => mayLeave(actor) },
    {
      when: 'its only moderator, while others are in it',
      may: (actor) => mayDoWithout(mayLeave(actor), { moderators: 0, members: 3 }),
    },
  ],
  'group-ask': [
    { may: (actor, now) => mayAsk(actor, { door: 'asking', isMember: false }, now) },
    { when: 'the door is open', may: (actor, now) => mayAsk(actor, { door: 'open', isMember: false }, now) },
  ],
  'group-decide': manage,
  'group-invite': manage,
  'group-revoke': manage,
  'group-role': manage,
}
