import { db } from '@/lib/server/db'
import { unique } from './documents'
import type { World } from './matrix'
import { OF_CLAIMS } from './matrix-claims'
import { OF_CRUXES } from './matrix-cruxes'
import { OF_ADMINS, OF_GROUPS, OF_ROOMS, OF_THREADS } from './matrix-places'
import type { Row } from './matrix-row'

/** Every action that is about somebody's thread, comment or crux, asked for by everybody, about everything. */
export const EXPECTED: Readonly<Record<string, Row>> = {
  comment: {
    ask: ({ slug }) => ({ thread: slug, parent: 'c1', body: 'An answer.' }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', removed: 'SFFFFFF', foreign: 'SFNNNdd' },
  },
  'edit-comment': {
    ask: ({ slug }) => ({ thread: slug, comment: 'c1', body: 'Other words.', revision: 1 }),
    rows: { live: 'SFFdFFF', locked: 'SFFFFFF', removed: 'SFFFFFF', foreign: 'SFNNNFF' },
  },
  'delete-comment': {
    ask: ({ slug }) => ({ thread: slug, comment: 'c1' }),
    rows: { live: 'SFFdFFF', locked: 'SFFdFFF', removed: 'SFFFFFF', foreign: 'NNNNNFF' },
  },
  'retract-comment': {
    ask: ({ slug }) => ({ thread: slug, comment: 'c1' }),
    rows: { live: 'SFFdFFF', locked: 'SFFdFFF', removed: 'SFFFFFF', foreign: 'NNNNNFF' },
  },
  'new-thread': {
    ask: ({ group }) => ({ group, kind: 'post', title: 'A thread of mine', body: 'Its words.' }),
    rows: { live: 'SFddddd', foreign: 'SFNNNdd' },
  },
  'edit-thread': {
    ask: ({ slug }) => ({ thread: slug, revision: 1, title: 'Another title', body: 'Other words.' }),
    rows: { live: 'SFFdFFF', locked: 'SFFFFFF', foreign: 'SFNNNFF' },
  },
  vote: {
    ask: ({ slug }) => ({ thread: slug, vote: { comment: 'c1', axis: 'agreement', press: 1 } }),
    rows: { live: 'SFdFddd', locked: 'SFFFFFF', removed: 'SFNNNNN', foreign: 'NNNNNdd' },
  },
  react: {
    ask: ({ slug }) => ({ thread: slug, comment: 'c1', kind: 'thanks', on: true }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', removed: 'SFNNNNN', foreign: 'NNNNNdd' },
  },
  subscribe: {
    ask: ({ slug }) => ({ to: 'thread', of: slug, wanted: true }),
    rows: { live: 'Sdddddd', foreign: 'SNNNNdd' },
  },
  ...OF_CRUXES,
  ...OF_CLAIMS,
  ...OF_ROOMS,
  ...OF_THREADS,
  ...OF_GROUPS,
  ...OF_ADMINS,
  report: {
    ask: ({ slug }) => ({ thread: slug, comment: 'c1', kind: 'spam' }),
    rows: { live: 'SFdFddd', locked: 'SFdFddd', removed: 'SFCCCCC', foreign: 'NNNNNdd' },
  },
  decide: {
    ask: ({ slug }) => ({ decision: 'remove', reason: 'Off topic.', thread: slug, comment: 'c1' }),
    rows: { live: 'SFFFddd', locked: 'SFFFddd', removed: 'SFFFCCC', foreign: 'NNNNNdd' },
  },
  'decide: move': {
    ask: async ({ slug, otherId }) => {
      const { groupId } = await db.thread.findUniqueOrThrow({ where: { slug } })
      const words = { title: 'Another', body: 'Words.', bodyHtml: '<p>Words.</p>', rendererVersion: 1 }
      const to = `to-${unique()}`
      await db.thread.create({ data: { slug: to, groupId, authorId: otherId, kind: 'post', ...words } })
      return { decision: 'move', reason: 'Off topic.', thread: slug, comment: 'c1', to }
    },
    rows: { live: 'SFFFFdd', locked: 'SFFFFdd', removed: 'SFFFFdd', foreign: 'NNNNNdd' },
  },
  'claim-case': {
    ask: async (world) => ({ case: (await reported(world)).id }),
    rows: { live: 'SFFFddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'decide-all': {
    ask: async (world) => {
      const { id, version } = await reported(world)
      return { decision: 'dismiss', reason: 'Nothing wrong with it.', [`case-${id}`]: version }
    },
    rows: { live: 'SFFFddd', locked: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  appeal: {
    ask: async (world) => ({ entry: await removedBy(world), words: 'It was on topic.' }),
    rows: { live: 'SFFdFFF', foreign: 'SFFdFFF' },
  },
  'decide-appeal': {
    ask: async (world) => {
      const { id, version } = await appealed(world)
      return { case: id, version, decision: 'overturn', reason: 'It was on topic.' }
    },
    rows: { live: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'decide-merge': {
    ask: async ({ slug, crux, sibling }) => {
      await db.cruxRelation.create({ data: { fromId: crux, toId: sibling, type: 'duplicates' } })
      const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug } })
      const known = await db.moderationCase.findFirst({ where: { cruxId: crux } })
      const made =
        known ?? (await db.moderationCase.create({ data: { kind: 'crux', cruxId: crux, threadId } }))
      return { case: made.id, version: made.version, decision: 'leave', reason: 'They differ.' }
    },
    rows: { live: 'SFFFddd', foreign: 'NNNNNdd' },
  },
  'decide-held': {
    ask: async ({ slug, sendAs }) => {
      await db.thread.update({ where: { slug }, data: { approveFirst: true } })
      await sendAs('newcomer', 'comment', { thread: slug, body: 'The first that I write here.' })
      const where = { held: { thread: { slug } } }
      const { id, version } = await db.moderationCase.findFirstOrThrow({ where })
      return { case: id, version, decision: 'approve', reason: 'Welcome.' }
    },
    rows: { live: 'SFFFddd' },
  },
  'undo-decision': {
    ask: async ({ slug, sendAs }) => {
      const { value } = await sendAs('admin', 'decide', {
        decision: 'lock',
        reason: 'In circles.',
        thread: slug,
      })
      return { entry: (value as { entry: number }).entry, reason: 'It can go on.' }
    },
    rows: { live: 'SFFFddd', foreign: 'NNNNNdd' },
  },
}

/** The log entry of an admin's removal of c1. */
async function removedBy({ slug, sendAs }: World): Promise<number> {
  const input = { decision: 'remove', reason: 'Off topic.', thread: slug, comment: 'c1' }
  const { value } = await sendAs('admin', 'decide', input)
  return (value as { entry: number }).entry
}

async function appealed(world: World): Promise<{ id: number; version: number }> {
  const logId = await removedBy(world)
  const personId = world.authorId
  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug: world.slug } })
  const appeal = { create: { logId, personId, words: 'It was on topic.' } }
  const data = { kind: 'appeal', personId, threadId, appeal }
  const { id, version } = await db.moderationCase.create({ data })
  return { id, version }
}

/** The case that somebody's report of c1 opened. */
async function reported({ slug, sendAs }: World): Promise<{ id: number; version: number }> {
  await sendAs('admin', 'report', { thread: slug, comment: 'c1', kind: 'spam' })
  return db.moderationCase.findFirstOrThrow({
    where: { comment: { thread: { slug } } },
    select: { id: true, version: true },
  })
}

/** Actions about one's own account and what one keeps for oneself, with the reason why no target can be foreign. */
export const ON_ONESELF: Readonly<Record<string, string>> = {
  'sign-up': 'there is no account yet',
  'confirm-sign-up': 'the letter’s link says whose it is',
  'sign-in': 'the password says whose it is',
  'sign-in-as-demo': 'only in demo mode, as somebody invented',
  'sign-in-by-passkey': 'the device says whose it is',
  'begin-passkey-sign-in': 'nothing is told of anybody',
  'sign-out': 'of this device',
  'request-link': 'answers everybody alike',
  'request-reset': 'answers everybody alike',
  'reset-password': 'the letter’s link says whose it is',
  'confirm-email': 'the letter’s link says whose it is',
  unsubscribe: 'the letter’s link says whose it is',
  'update-profile': 'one’s own',
  'change-handle': 'one’s own',
  'delete-account': 'one’s own',
  'change-password': 'one’s own',
  'request-email': 'one’s own',
  disconnect: 'one’s own way in',
  'begin-passkey': 'one’s own',
  'add-passkey': 'one’s own',
  'rename-passkey': 'tried below with somebody else’s',
  'remove-passkey': 'tried below with somebody else’s',
  'revoke-session': 'tried below with somebody else’s',
  'revoke-other-sessions': 'one’s own',
  'save-draft': 'kept for oneself, and checked when it is posted',
  preview: 'shows one’s own words to oneself',
  'show-stances': 'one’s own',
  'read-notices': 'tried below with somebody else’s',
  'choose-notices': 'one’s own',
}
