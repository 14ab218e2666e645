import { defineAction } from '@/lib/server/define-action'
import { endSessions, liftSuspension, setSetting, setSiteRole, suspendMember } from './commands'
import { mergeMembers } from './merging/commands'
import { mergeInput } from './merging/schema'
import { endSessionsInput, liftInput, settingInput, siteRoleInput, suspendInput } from './schema'

const toMember = ({ handle }: { handle: string }) => `/admin/members?q=${encodeURIComponent(handle)}`

export const ADMIN_ACTIONS = [
  defineAction(
    { name: 'admin-setting', summary: 'choose the site’s settings', input: settingInput },
    (input, { actor, now }) => setSetting(actor, input, now),
    (_, { name }) => `/admin?done=${encodeURIComponent(name)}`,
  ),
  defineAction(
    { name: 'admin-role', summary: 'give members a role on the site', input: siteRoleInput },
    (input, { actor, now }) => setSiteRole(actor, input, now),
    toMember,
  ),
  defineAction(
    { name: 'admin-sessions', summary: 'sign members out everywhere', input: endSessionsInput },
    ({ handle }, { actor, now }) => endSessions(actor, handle, now),
    toMember,
  ),
  defineAction(
    { name: 'admin-suspend', summary: 'suspend members from the whole site', input: suspendInput },
    (input, { actor, now }) => suspendMember(actor, input, now),
    toMember,
  ),
  defineAction(
    { name: 'admin-lift', summary: 'lift suspensions from the whole site', input: liftInput },
    (input, { actor, now }) => liftSuspension(actor, input, now),
    toMember,
  ),
  defineAction(
    { name: 'admin-merge', summary: 'merge two accounts of one person', input: mergeInput },
    (input, { actor, now }) => mergeMembers(actor, input, now),
    ({ entry }) => `/log/${entry}`,
  ),
]
