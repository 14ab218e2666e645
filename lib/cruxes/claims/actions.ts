import { defineAction } from '@/lib/server/define-action'
import { addClaim, addForClaim, removeForClaim, rewordClaim, takeClaimAway } from './commands'
import { addClaimInput, claimGoneInput, forClaimInput, rewordClaimInput } from './schema'

const toClaims = ({ thread }: { thread: string }) => `/threads/${thread}/claims`
const toCrux = ({ crux, claim }: { crux: number; claim: string | null }) =>
  `/cruxes/${crux}${claim === null ? '' : `?claim=${claim}`}`

export const CLAIM_ACTIONS = [
  defineAction(
    { name: 'claim-add', summary: 'add a claim beside a thread’s main one', input: addClaimInput },
    (input, { actor, now }) => addClaim(actor, input, now),
    toClaims,
  ),
  defineAction(
    { name: 'claim-reword', summary: 'put a claim of a thread into other words', input: rewordClaimInput },
    (input, { actor, now }) => rewordClaim(actor, input, now),
    toClaims,
  ),
  defineAction(
    { name: 'claim-gone', summary: 'take a claim of a thread away', input: claimGoneInput },
    (input, { actor, now }) => takeClaimAway(actor, input, now),
    toClaims,
  ),
  defineAction(
    { name: 'crux-claim', summary: 'say that a crux is one for another claim too', input: forClaimInput },
    (input, { actor, now }) => addForClaim(actor, input, now),
    toCrux,
  ),
  defineAction(
    { name: 'crux-claim-gone', summary: 'say that a crux is none for a claim', input: forClaimInput },
    (input, { actor, now }) => removeForClaim(actor, input, now),
    toCrux,
  ),
]
