import { following } from '@/lib/comments/moved/queries'
import { defineAction } from '@/lib/server/define-action'
import { appeal, decideAppeal } from './appeals/commands'
import { appealInput, decideAppealInput } from './appeals/schema'
import { decide, decideAll } from './decisions/commands'
import {
  bulkInput,
  claimInput,
  decideHeldInput,
  decideInput,
  decideMergeInput,
  undoInput,
} from './decisions/schema'
import { decideHeld } from './held/commands'
import { setThreadModerator } from './moderators/commands'
import { threadModeratorInput } from './moderators/schema'
import { decideMerge } from './proposals/commands'
import { claim } from './queue/commands'
import { report } from './reports/commands'
import { reportInput } from './reports/schema'
import { undo } from './undoing/commands'

const toEntry = ({ entry }: { entry: number }) => `/log/${entry}`

export const reportAction = defineAction(
  { name: 'report', summary: 'report a text to the moderators', input: reportInput },
  (input, { actor, now }) => following(actor, input, (where) => report(actor, where, now)),
  () => '/reports',
)

export const claimAction = defineAction(
  { name: 'claim-case', summary: 'take a case of the moderation queue in hand', input: claimInput },
  (input, { actor, now }) => claim(actor, input, now),
  (_value, input) => `/moderation#case-${input.case}`,
)

export const decideAction = defineAction(
  { name: 'decide', summary: 'decide on texts, threads and members as a moderator', input: decideInput },
  (input, { actor, now }) =>
    // What another moderator has moved meanwhile is not moved on unseen.
    input.decision === 'move'
      ? decide(actor, input, now)
      : following(actor, input, (where) => decide(actor, where, now)),
  (value, input) => (input.case === undefined ? toEntry(value) : '/moderation'),
)

export const decideAllAction = defineAction(
  { name: 'decide-all', summary: 'decide on several cases for one reason', input: bulkInput },
  (input, { actor, now }) => decideAll(actor, input, now),
  () => '/moderation',
)

export const undoAction = defineAction(
  { name: 'undo-decision', summary: 'take a decision back as a moderator', input: undoInput },
  (input, { actor, now }) => undo(actor, input, now),
  toEntry,
)

export const appealAction = defineAction(
  { name: 'appeal', summary: 'appeal against a decision about them', input: appealInput },
  (input, { actor, now }) => appeal(actor, input, now),
  toEntry,
)

export const decideAppealAction = defineAction(
  { name: 'decide-appeal', summary: 'decide on an appeal from another moderator', input: decideAppealInput },
  (input, { actor, now }) => decideAppeal(actor, input, now),
  () => '/moderation',
)

export const decideHeldAction = defineAction(
  { name: 'decide-held', summary: 'let a held comment through, or decline it', input: decideHeldInput },
  (input, { actor, now }) => decideHeld(actor, input, now),
  () => '/moderation',
)

export const decideMergeAction = defineAction(
  {
    name: 'decide-merge',
    summary: 'merge two cruxes that somebody called the same, or leave them',
    input: decideMergeInput,
  },
  (input, { actor, now }) => decideMerge(actor, input, now),
  () => '/moderation',
)

export const threadModeratorAction = defineAction(
  { name: 'thread-moderator', summary: 'say who moderates one thread', input: threadModeratorInput },
  (input, { actor, now }) => setThreadModerator(actor, input, now),
  ({ thread }) => `/threads/${thread}/moderators`,
)

export const MODERATION_ACTIONS = [
  reportAction,
  claimAction,
  decideAction,
  decideAllAction,
  undoAction,
  appealAction,
  decideAppealAction,
  decideHeldAction,
  decideMergeAction,
  threadModeratorAction,
]
