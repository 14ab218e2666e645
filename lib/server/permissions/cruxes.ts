import { mayLink } from '@/lib/cruxes/linking/policy'
import {
  mayAddMainClaim,
  mayAnswerAgain,
  mayEdit,
  mayHoldClaimStance,
  mayHoldStance,
  mayJoin,
  mayPropose,
  PROPOSALS_A_DAY,
} from '@/lib/cruxes/policy'
import { maySetUp } from '@/lib/cruxes/settings/policy'
import { mayMove, maySetCriteria, maySettle } from '@/lib/cruxes/settling/policy'
import { mayDecide, mayTakeAway, mayTalk } from '@/lib/cruxes/talk/policy'
import { mayWeighTogether } from '@/lib/cruxes/together/policy'
import { ME, OTHER, type Permissions, placeWith, type Situation } from './situation'

const place = placeWith()
const crux = { place, state: 'open', claimId: 1 } as const
const mine = { place, state: 'open', createdById: ME, isAnswered: false, changesKind: false } as const

const asked = { place, createdById: OTHER, state: 'open', isEmptied: false } as const
const linked = { place, isItself: false, sameThread: true, isThere: false, wouldCircle: false }
const OPEN = { label: 'C1', state: 'open' } as const
const weighed = { place, sameThread: true, parts: [OPEN, OPEN], inside: null, found: null, recent: 0 }
const move: [Situation, Situation] = [
  { may: (actor, now) => mayMove(actor, crux, now) },
  {
    when: 'one argues in the thread',
    may: (actor, now) =>
      mayMove(actor, { place: placeWith({ standing: { ...place.standing, hasCommented: true } }) }, now),
  },
]
const arguing = placeWith({ standing: { ...place.standing, hasCommented: true } })
const own = placeWith({ standing: { ...place.standing, isAuthor: true } })
const takeAway = (own: string, others: string): [Situation, Situation, Situation] => [
  { when: own, may: (actor, now) => mayTakeAway(actor, { isMine: true, place }, now) },
  { when: others, may: (actor, now) => mayTakeAway(actor, { isMine: false, place }, now) },
  {
    when: `${others}, and one argues in the thread`,
    may: (actor, now) => mayTakeAway(actor, { isMine: false, place: arguing }, now),
  },
]
const talk: [Situation] = [{ may: (actor, now) => mayTalk(actor, crux, now) }]

const stance: [Situation, Situation] = [
  { may: (actor, now) => mayHoldStance(actor, crux, now) },
  { when: 'it was merged', may: (actor, now) => mayHoldStance(actor, { ...crux, state: 'merged' }, now) },
]

/** What is done with cruxes, in an open group. */
export const OF_CRUXES: Permissions = {
  stance,
  'stance-retract': stance,
  'claim-stance': [
    { may: (actor, now) => mayHoldClaimStance(actor, { exists: true, isMain: true, place }, now) },
  ],
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
      when: 'somebody else has, and one argues in the thread',
      may: (actor, now) => mayEdit(actor, { ...mine, createdById: OTHER, place: arguing }, now),
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
  'crux-settings': [
    { when: 'in one’s own thread', may: (actor, now) => maySetUp(actor, { place: own }, now) },
    { when: 'in somebody else’s', may: (actor, now) => maySetUp(actor, { place }, now) },
    {
      when: 'in somebody else’s, in which one argues',
      may: (actor, now) => maySetUp(actor, { place: arguing }, now),
    },
  ],
  'crux-move': move,
  'crux-merge': move,
  'stance-along': stance,
  'crux-agree': [
    {
      when: 'one has a stance on it',
      may: (actor, now) => maySettle(actor, { ...crux, holds: true }, now),
    },
    { when: 'one has none', may: (actor, now) => maySettle(actor, { ...crux, holds: false }, now) },
  ],
  'crux-criteria': [
    {
      when: 'one has proposed it',
      may: (actor, now) => maySetCriteria(actor, { ...asked, createdById: ME }, now),
    },
    { when: 'somebody else has', may: (actor, now) => maySetCriteria(actor, asked, now) },
  ],
  'crux-answer': [
    {
      when: 'one has foretold it',
      may: (actor, now) => mayAnswerAgain(actor, { place, foretold: 70 }, now),
    },
    { when: 'one has not', may: (actor, now) => mayAnswerAgain(actor, { place, foretold: null }, now) },
  ],
  'crux-evidence': talk,
  'crux-evidence-gone': takeAway('one added it', 'somebody else did'),
  'crux-paraphrase': talk,
  'crux-paraphrase-decide': [
    { when: 'of one’s own view', may: (actor, now) => mayDecide(actor, { place, ofId: ME }, now) },
    {
      when: 'of somebody else’s',
      may: (actor, now) => mayDecide(actor, { place, ofId: OTHER }, now),
    },
  ],
  'crux-flag': talk,
  'crux-flag-gone': takeAway('one raised it', 'somebody else did'),
  'crux-reply': talk,
  'crux-relation': [
    { may: (actor, now) => mayLink(actor, linked, now) },
    { when: 'in a circle', may: (actor, now) => mayLink(actor, { ...linked, wouldCircle: true }, now) },
  ],
  'crux-together': [
    { may: (actor, now) => mayWeighTogether(actor, weighed, now) },
    {
      when: `they would be the ${PROPOSALS_A_DAY + 1}th crux within a day`,
      may: (actor, now) => mayWeighTogether(actor, { ...weighed, recent: PROPOSALS_A_DAY }, now),
    },
    {
      when: 'one of them has ended',
      may: (actor, now) =>
        mayWeighTogether(actor, { ...weighed, parts: [OPEN, { ...OPEN, state: 'resolved' }] }, now),
    },
  ],
  'crux-relation-gone': takeAway('one added it, or proposed either', 'others did'),
}
