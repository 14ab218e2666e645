import { db } from '@/lib/server/db'
import type { World } from './matrix'
import type { Row } from './matrix-row'

/** Asked of moderators alone. */
const reason = 'It says the same twice.'

/** A second claim, which the author wrote; with `crux`, their crux is one for it. */
async function givenClaim({ slug, authorId, crux }: World, { isForIt = false } = {}) {
  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug } })
  const data = { threadId, ref: 'k2', position: 1, text: 'Cocoa is better than both.', createdById: authorId }
  const { id: claimId } = await db.claim.create({ data })
  if (isForIt) await db.cruxClaim.create({ data: { cruxId: crux, claimId } })
  return { thread: slug, claim: 'k2' }
}
const ofAuthor = { live: 'SFFdddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' }

/** What is done with the claims of the author's thread. */
export const OF_CLAIMS: Readonly<Record<string, Row>> = {
  'claim-add': {
    ask: ({ slug }) => ({ thread: slug, text: 'Cocoa is better than both.' }),
    rows: ofAuthor,
  },
  'claim-reword': {
    ask: async (world) => ({ ...(await givenClaim(world)), text: 'Cocoa beats both.', reason }),
    rows: ofAuthor,
  },
  'claim-gone': {
    ask: async (world) => ({ ...(await givenClaim(world)), reason }),
    rows: ofAuthor,
  },
  'crux-claim': {
    ask: async (world) => ({ crux: world.crux, claim: (await givenClaim(world)).claim }),
    rows: ofAuthor,
  },
  'crux-claim-gone': {
    ask: async (world) => ({
      crux: world.crux,
      claim: (await givenClaim(world, { isForIt: true })).claim,
    }),
    rows: ofAuthor,
  },
}
