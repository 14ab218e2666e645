import {
  CLAIMS_MOST,
  mayAddClaim,
  mayChooseClaims,
  mayLeaveClaim,
  mayRewordClaim,
  mayTakeClaimAway,
} from '@/lib/cruxes/claims/policy'
import { ME, OTHER, type Permissions, placeWith } from './situation'

const place = placeWith()
const own = placeWith({ standing: { ...place.standing, isAuthor: true } })
const arguing = placeWith({ standing: { ...place.standing, hasCommented: true } })
const thread = { place: own, count: 1, hasMainClaim: true, isRemoved: false }
const claim = {
  place,
  isMain: false,
  isMine: true,
  isRemoved: false,
  answers: 0,
  isOthersToo: false,
  cruxes: 0,
}
const others = { ...claim, isMine: false }
const crux = { place, state: 'open', createdById: ME } as const

/** What is done with the claims of a thread in an open group. */
export const OF_CLAIMS: Permissions = {
  'claim-add': [
    { when: 'in one’s own thread', may: (actor, now) => mayAddClaim(actor, thread, now) },
    { when: 'in somebody else’s', may: (actor, now) => mayAddClaim(actor, { ...thread, place }, now) },
    {
      when: `it has ${CLAIMS_MOST}`,
      may: (actor, now) => mayAddClaim(actor, { ...thread, count: CLAIMS_MOST }, now),
    },
  ],
  'claim-reword': [
    { when: 'one wrote it, or the thread', may: (actor, now) => mayRewordClaim(actor, claim, now) },
    { when: 'somebody else did', may: (actor, now) => mayRewordClaim(actor, others, now) },
    {
      when: 'somebody else did, and one argues in the thread',
      may: (actor, now) => mayRewordClaim(actor, { ...others, place: arguing }, now),
    },
    {
      when: 'others have answered it',
      may: (actor, now) => mayRewordClaim(actor, { ...claim, answers: 1, isOthersToo: true }, now),
    },
  ],
  'claim-gone': [
    { when: 'one wrote it, or the thread', may: (actor, now) => mayTakeClaimAway(actor, claim, now) },
    { when: 'somebody else did', may: (actor, now) => mayTakeClaimAway(actor, others, now) },
    {
      when: 'somebody has answered it',
      may: (actor, now) => mayTakeClaimAway(actor, { ...claim, answers: 1 }, now),
    },
    {
      when: 'a crux is for it',
      may: (actor, now) => mayTakeClaimAway(actor, { ...claim, cruxes: 1 }, now),
    },
  ],
  'crux-claim': [
    { when: 'one has proposed it', may: (actor, now) => mayChooseClaims(actor, crux, now) },
    {
      when: 'somebody else has',
      may: (actor, now) => mayChooseClaims(actor, { ...crux, createdById: OTHER }, now),
    },
    {
      when: 'somebody else has, and one argues in the thread',
      may: (actor, now) => mayChooseClaims(actor, { ...crux, createdById: OTHER, place: arguing }, now),
    },
  ],
  'crux-claim-gone': [
    {
      when: 'one has proposed it',
      may: (actor, now) =>
        mayLeaveClaim(mayChooseClaims(actor, crux, now), { isAnswered: false, isLast: false }),
    },
    {
      when: 'people have answered it so',
      may: (actor, now) =>
        mayLeaveClaim(mayChooseClaims(actor, crux, now), { isAnswered: true, isLast: false }),
    },
    {
      when: 'it is for nothing else',
      may: (actor, now) =>
        mayLeaveClaim(mayChooseClaims(actor, crux, now), { isAnswered: false, isLast: true }),
    },
  ],
}
