import {
  mayAddMainClaim,
  mayEdit,
  mayHoldClaimStance,
  mayHoldStance,
  mayJoin,
  mayPropose,
  PROPOSALS_A_DAY,
} from '@/lib/cruxes/policy'
import { ME, OTHER, type Permissions, placeWith, type Situation } from './situation'

const place = placeWith()
const crux = { place, state: 'open', claimId: 1 } as const
const mine = { place, state: 'open', createdById: ME, isAnswered: false, changesKind: false } as const

const stance: [Situation, Situation] = [
  { may: (actor, now) => mayHoldStance(actor, crux, now) },
  { when: 'it was merged', may: (actor, now) => mayHoldStance(actor, { ...crux, state: 'merged' }, now) },
]

/** What is done with cruxes, in an open group. */
export const OF_CRUXES: Permissions = {
  stance,
  'stance-retract': stance,
  'claim-stance': [{ may: (actor, now) => mayHoldClaimStance(actor, { exists: true, place }, now) }],
  'crux-tag': [
    { may: (actor, now) => mayPropose(actor, { recent: 0, place }, now) },
    {
      when: `it is the ${PROPOSALS_A_DAY + 1}th within a day`,
      may: (actor, now) => mayPropose(actor, { recent: PROPOSALS_A_DAY, place }, now),
    },
  ],
  'crux-join': [{ may: (actor, now) => mayJoin(actor, crux, now) }],
  'crux-edit': [
    { when: 'one has proposed it', may: (actor, now) => mayEdit(actor, mine, now) },
    {
      when: 'somebody else has',
      may: (actor, now) => mayEdit(actor, { ...mine, createdById: OTHER }, now),
    },
    {
      when: 'its kind, and others have answered',
      may: (actor, now) => mayEdit(actor, { ...mine, isAnswered: true, changesKind: true }, now),
    },
  ],
  'main-claim': [
    {
      when: 'in one’s own thread',
      may: (actor, now) => mayAddMainClaim(actor, { isAuthor: true, hasMainClaim: false, place }, now),
    },
    {
      when: 'in somebody else’s',
      may: (actor, now) => mayAddMainClaim(actor, { isAuthor: false, hasMainClaim: false, place }, now),
    },
  ],
}
