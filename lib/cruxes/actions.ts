import { defineAction } from '@/lib/server/define-action'
import { addMainClaim, editCrux, joinCrux, tagCrux } from './naming/commands'
import { editInput, joinInput, mainClaimInput, tagInput } from './naming/schema'
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

export const tagCruxAction = defineAction(
  { name: 'crux-tag', summary: 'tag words as a crux', input: tagInput },
  (input, { actor, now }) => tagCrux(actor, input, now),
  toCrux,
)

export const joinCruxAction = defineAction(
  { name: 'crux-join', summary: 'add a place in the text to a crux', input: joinInput },
  (input, { actor, now }) => joinCrux(actor, input, now),
  toCrux,
)

export const editCruxAction = defineAction(
  { name: 'crux-edit', summary: 'put a crux into other words', input: editInput },
  (input, { actor, now }) => editCrux(actor, input, now),
  toCrux,
)

export const addMainClaimAction = defineAction(
  { name: 'main-claim', summary: 'say what a thread is about', input: mainClaimInput },
  (input, { actor, now }) => addMainClaim(actor, input, now),
  toThread,
)

export const CRUX_ACTIONS = [
  setStanceAction,
  retractStanceAction,
  setClaimStanceAction,
  tagCruxAction,
  joinCruxAction,
  editCruxAction,
  addMainClaimAction,
]
