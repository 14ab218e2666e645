import { defineAction } from '@/lib/server/define-action'
import { decide, decideAll } from './decisions/commands'
import { bulkInput, claimInput, decideInput, undoInput } from './decisions/schema'
import { claim } from './queue/commands'
import { report } from './reports/commands'
import { reportInput } from './reports/schema'
import { undo } from './undoing/commands'

const toEntry = ({ entry }: { entry: number }) => `/log/${entry}`

export const reportAction = defineAction(
  { name: 'report', summary: 'report a text to the moderators', input: reportInput },
  (input, { actor, now }) => report(actor, input, now),
  () => '/reports',
)

export const claimAction = defineAction(
  { name: 'claim-case', summary: 'take a case of the moderation queue in hand', input: claimInput },
  (input, { actor, now }) => claim(actor, input, now),
  (_value, input) => `/moderation#case-${input.case}`,
)

export const decideAction = defineAction(
  { name: 'decide', summary: 'decide on texts, threads and members as a moderator', input: decideInput },
  (input, { actor, now }) => decide(actor, input, now),
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

export const MODERATION_ACTIONS = [reportAction, claimAction, decideAction, decideAllAction, undoAction]
