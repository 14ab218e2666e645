import { defineAction } from '@/lib/server/define-action'
import { addMainClaim } from './claims/commands'
import { addRelation, removeRelation } from './linking/commands'
import { relationGoneInput, relationInput } from './linking/schema'
import { takeAlong } from './merging/commands'
import { agreeTo, answerAgain, mergeCrux, moveCrux, setCriteria } from './moving/commands'
import { agreeInput, criteriaInput, mergeInput, moveInput } from './moving/schema'
import { editCrux, joinCrux, tagCrux } from './naming/commands'
import { editInput, joinInput, mainClaimInput, tagInput } from './naming/schema'
import { retractStance, setClaimStance, setStance } from './stances/commands'
import { answerInput, claimStanceInput, onCruxInput, stanceInput } from './stances/schema'
import {
  addEvidence,
  addFlag,
  addParaphrase,
  decideParaphrase,
  removeEvidence,
  removeFlag,
  reply,
} from './talk/commands'
import {
  decideInput,
  evidenceGoneInput,
  evidenceInput,
  flagGoneInput,
  flagInput,
  paraphraseInput,
  replyInput,
} from './talk/schema'
import { weighTogether } from './together/commands'
import { togetherInput } from './together/schema'

const toCrux = ({ crux, claim = null }: { crux: number; claim?: string | null }) =>
  `/cruxes/${crux}${claim === null ? '' : `?claim=${claim}`}`
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

export const moveCruxAction = defineAction(
  {
    name: 'crux-move',
    summary: 'accept, reject, park, resolve, dissolve or reopen a crux',
    input: moveInput,
  },
  (input, { actor, now }) => moveCrux(actor, input, now),
  toCrux,
)

export const mergeCruxAction = defineAction(
  { name: 'crux-merge', summary: 'merge a crux into another', input: mergeInput },
  (input, { actor, now }) => mergeCrux(actor, input, now),
  toCrux,
)

export const takeAlongAction = defineAction(
  {
    name: 'stance-along',
    summary: 'take a stance along to the crux that another was merged into',
    input: onCruxInput,
  },
  ({ crux }, { actor, now }) => takeAlong(actor, crux, now),
  toCrux,
)

export const agreeAction = defineAction(
  { name: 'crux-agree', summary: 'say how a crux ended, as somebody with a stance on it', input: agreeInput },
  (input, { actor, now }) => agreeTo(actor, input, now),
  toCrux,
)

export const criteriaAction = defineAction(
  { name: 'crux-criteria', summary: 'say how a crux will be settled', input: criteriaInput },
  (input, { actor, now }) => setCriteria(actor, input, now),
  toCrux,
)

export const answerAgainAction = defineAction(
  { name: 'crux-answer', summary: 'answer once more after a crux was resolved', input: answerInput },
  (input, { actor, now }) => answerAgain(actor, input, now),
  toCrux,
)

export const addEvidenceAction = defineAction(
  { name: 'crux-evidence', summary: 'add evidence on a crux', input: evidenceInput },
  (input, { actor, now }) => addEvidence(actor, input, now),
  toCrux,
)

export const removeEvidenceAction = defineAction(
  { name: 'crux-evidence-gone', summary: 'take evidence away', input: evidenceGoneInput },
  (input, { actor, now }) => removeEvidence(actor, input, now),
  toCrux,
)

export const addParaphraseAction = defineAction(
  { name: 'crux-paraphrase', summary: 'put another’s view into words', input: paraphraseInput },
  (input, { actor, now }) => addParaphrase(actor, input, now),
  toCrux,
)

export const decideParaphraseAction = defineAction(
  {
    name: 'crux-paraphrase-decide',
    summary: 'say whether a paraphrase is what one means',
    input: decideInput,
  },
  (input, { actor, now }) => decideParaphrase(actor, input, now),
  toCrux,
)

export const addFlagAction = defineAction(
  { name: 'crux-flag', summary: 'doubt how a crux is put', input: flagInput },
  (input, { actor, now }) => addFlag(actor, input, now),
  toCrux,
)

export const removeFlagAction = defineAction(
  { name: 'crux-flag-gone', summary: 'take a doubt back', input: flagGoneInput },
  (input, { actor, now }) => removeFlag(actor, input, now),
  toCrux,
)

export const replyAction = defineAction(
  { name: 'crux-reply', summary: 'answer a doubt or a dispute', input: replyInput },
  (input, { actor, now }) => reply(actor, input, now),
  toCrux,
)

export const addRelationAction = defineAction(
  { name: 'crux-relation', summary: 'relate two cruxes', input: relationInput },
  (input, { actor, now }) => addRelation(actor, input, now),
  toCrux,
)

export const removeRelationAction = defineAction(
  { name: 'crux-relation-gone', summary: 'take a relation away', input: relationGoneInput },
  (input, { actor, now }) => removeRelation(actor, input, now),
  toCrux,
)

export const weighTogetherAction = defineAction(
  { name: 'crux-together', summary: 'have cruxes weighed together', input: togetherInput },
  (input, { actor, now }) => weighTogether(actor, input, now),
  toCrux,
)

export const CRUX_ACTIONS = [
  setStanceAction,
  retractStanceAction,
  setClaimStanceAction,
  tagCruxAction,
  joinCruxAction,
  editCruxAction,
  addMainClaimAction,
  moveCruxAction,
  mergeCruxAction,
  takeAlongAction,
  agreeAction,
  criteriaAction,
  answerAgainAction,
  addEvidenceAction,
  removeEvidenceAction,
  addParaphraseAction,
  decideParaphraseAction,
  addFlagAction,
  removeFlagAction,
  replyAction,
  addRelationAction,
  removeRelationAction,
  weighTogetherAction,
]
