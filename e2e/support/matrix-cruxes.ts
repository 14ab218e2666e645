import { db } from '@/lib/server/db'
import type { Row } from './matrix-row'

/** Asked of moderators alone. */
const WHY = 'It says the same twice.'

/** What is done with the crux that the author proposed. */
export const OF_CRUXES: Readonly<Record<string, Row>> = {
  stance: {
    ask: ({ crux }) => ({ crux, credence: 60 }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'stance-retract': {
    ask: ({ crux }) => ({ crux }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'claim-stance': {
    ask: ({ slug }) => ({ thread: slug, credence: 60 }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-tag': {
    ask: ({ slug }) => ({
      thread: slug,
      statement: 'Coffee is forgotten within an hour.',
      kind: 'empirical',
      comment: 'c1',
    }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', removed: 'SFNNNNN', foreign: 'NNNNNdd' },
  },
  'crux-join': {
    ask: ({ crux }) => ({ crux, comment: 'c2' }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-edit': {
    ask: ({ crux }) => ({ crux, statement: 'Tea keeps most people awake for longer.', reason: WHY }),
    rows: { live: 'SFFdddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'main-claim': {
    ask: ({ slug }) => ({ thread: slug, text: 'Tea is better than coffee.' }),
    rows: { live: 'SFFdFdd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
    claim: false,
  },
  'crux-settings': {
    ask: ({ slug }) => ({ thread: slug, swing: 10, blindFirst: 'on', reason: 'Small things matter here.' }),
    rows: { live: 'SFFdddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'crux-move': {
    ask: ({ crux }) => ({ crux, to: 'parked', reason: 'Nobody comes back to it.' }),
    rows: { live: 'SFFFddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'crux-merge': {
    ask: ({ crux, sibling }) => ({ crux, into: sibling, reason: 'They say the same.' }),
    rows: { live: 'SFFFddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'stance-along': {
    ask: ({ crux }) => ({ crux }),
    rows: { live: 'CCCCCCC', foreign: 'NNNNNCC' },
  },
  'crux-criteria': {
    ask: ({ crux }) => ({ crux, criteria: 'A sleep diary of a hundred people.', resolveBy: '' }),
    rows: { live: 'SFFdddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-agree': {
    ask: ({ crux }) => ({ crux, outcome: 'true' }),
    rows: { live: 'SFFFFFF', foreign: 'NNNNNFF' },
  },
  'crux-answer': {
    ask: ({ crux }) => ({ crux, main: 40 }),
    rows: { live: 'SFFFFFF', foreign: 'NNNNNFF' },
  },
  'crux-evidence': {
    ask: ({ crux }) => ({
      crux,
      url: 'https://example.org/tea',
      direction: 1,
      quote: 'It keeps them awake.',
    }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-evidence-gone': {
    ask: async ({ crux, authorId }) => {
      const data = {
        cruxId: crux,
        userId: authorId,
        url: 'https://example.org/tea',
        direction: 1,
        quote: 'So.',
      }
      return { evidence: (await db.cruxEvidence.create({ data })).id, reason: WHY }
    },
    rows: { live: 'SFFdddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'crux-paraphrase': {
    ask: ({ crux, authorHandle }) => ({ crux, of: authorHandle, text: 'You think that tea works.' }),
    rows: { live: 'SFNNNNN', foreign: 'NNNNNNN' },
  },
  'crux-paraphrase-decide': {
    ask: async ({ crux, authorId, otherId }) => {
      const data = { cruxId: crux, authorId: otherId, ofUserId: authorId, text: 'You think that tea works.' }
      return { paraphrase: (await db.cruxParaphrase.create({ data })).id, accepted: 'yes' }
    },
    rows: { live: 'SFFdFFF', foreign: 'NNNNNFF' },
  },
  'crux-flag': {
    ask: ({ crux }) => ({ crux, kind: 'unclear', note: 'Longer than what?' }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-flag-gone': {
    ask: async ({ crux, authorId }) => {
      const data = { cruxId: crux, userId: authorId, kind: 'unclear', note: 'Longer than what?' } as const
      return { flag: (await db.cruxFlag.create({ data })).id, reason: WHY }
    },
    rows: { live: 'SFFdddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'crux-reply': {
    ask: async ({ crux, authorId }) => {
      const data = { cruxId: crux, userId: authorId, kind: 'unclear', note: 'Longer than what?' } as const
      return { crux, to: `flag:${(await db.cruxFlag.create({ data })).id}`, text: 'Longer than coffee.' }
    },
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-relation': {
    ask: ({ crux, sibling }) => ({ crux, type: 'depends_on', to: sibling }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-together': {
    ask: ({ crux, sibling }) => ({ crux, with: sibling }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNdd' },
  },
  'crux-relation-gone': {
    ask: ({ crux, sibling }) => ({ crux, type: 'depends_on', to: sibling, reason: WHY }),
    rows: { live: 'SFFdddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
}
