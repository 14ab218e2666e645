import { defineAction } from '@/lib/server/define-action'
import { changeGroup, startGroup } from './commands'
import {
  askToJoin,
  decideRequest,
  invite,
  joinGroup,
  leaveGroup,
  revokeInvitation,
  setGroupRole,
} from './joining/commands'
import {
  askInput,
  decideInput,
  editGroupInput,
  inviteInput,
  joinInput,
  leaveInput,
  newGroupInput,
  revokeInput,
  roleInput,
} from './schema'

const toGroup = ({ group }: { group: string }) => `/groups/${group}`
const toMembers = ({ group }: { group: string }) => `/groups/${group}/members`

const startGroupAction = defineAction(
  { name: 'group-new', summary: 'start a group', input: newGroupInput },
  (input, { actor, now }) => startGroup(actor, input, now),
  toMembers,
)

const changeGroupAction = defineAction(
  { name: 'group-edit', summary: 'change a group they moderate', input: editGroupInput },
  (input, { actor, now }) => changeGroup(actor, input, now),
  toGroup,
)

const joinGroupAction = defineAction(
  { name: 'group-join', summary: 'join a group', input: joinInput },
  (input, { actor, now }) => joinGroup(actor, input, now),
  toGroup,
)

const leaveGroupAction = defineAction(
  { name: 'group-leave', summary: 'leave a group', input: leaveInput },
  ({ group }, { actor }) => leaveGroup(actor, group),
  ({ group, isGone }) => (isGone ? '/' : `/groups/${group}`),
)

const askToJoinAction = defineAction(
  { name: 'group-ask', summary: 'ask to join a group', input: askInput },
  (input, { actor, now }) => askToJoin(actor, input, now),
  toGroup,
)

const decideRequestAction = defineAction(
  { name: 'group-decide', summary: 'let people into a group they moderate', input: decideInput },
  (input, { actor, now }) => decideRequest(actor, input, now),
  toMembers,
)

const inviteAction = defineAction(
  { name: 'group-invite', summary: 'make invitations to a group they moderate', input: inviteInput },
  (input, { actor, now }) => invite(actor, input, now),
  // The link is shown once: whoever made it takes it along.
  ({ group, token }) => `/groups/${group}/members?made=${token}#invitations`,
)

const revokeInvitationAction = defineAction(
  { name: 'group-revoke', summary: 'end invitations to a group they moderate', input: revokeInput },
  (input, { actor, now }) => revokeInvitation(actor, input, now),
  ({ group }) => `/groups/${group}/members#invitations`,
)

const setGroupRoleAction = defineAction(
  { name: 'group-role', summary: 'name moderators of a group they moderate', input: roleInput },
  (input, { actor, now }) => setGroupRole(actor, input, now),
  toMembers,
)

export const GROUP_ACTIONS = [
  startGroupAction,
  changeGroupAction,
  joinGroupAction,
  leaveGroupAction,
  askToJoinAction,
  decideRequestAction,
  inviteAction,
  revokeInvitationAction,
  setGroupRoleAction,
]
