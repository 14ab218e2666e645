import { defineAction } from '@/lib/server/define-action'
import { retractStance, setClaimStance, setStance } from './stances/commands'
import { claimStanceInput, onCruxInput, stanceInput } from './stances/schema'

const toCrux = ({ crux }: { crux: number }) => `/cruxes/${crux}`
const toThread = ({ thread }: { thread: string }) => `/threads/${thread}`

export const setStanceAction = defineAction(
  { name: 'stance', summary: 'give a stance on a crux', input: stanceInput },
  (input, { actor, now }) => setStance(actor, input, now),
  toCrux,
)

export const retractStanceAction = defineAction(
  { name: 'stance-retract', summary: 'take back a stance on a crux', input: onCruxInput },
  ({ crux }, { actor, now }) => retractStance(actor, crux, now),
  toCrux,
)

export const setClaimStanceAction = defineAction(
  { name: 'claim-stance', summary: 'say how likely a main claim is', input: claimStanceInput },
  (input, { actor, now }) => setClaimStance(actor, input, now),
  toThread,
)

export const CRUX_ACTIONS = [setStanceAction, retractStanceAction, setClaimStanceAction]
