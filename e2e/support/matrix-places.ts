import { db } from '@/lib/server/db'
import { unique } from './documents'
import type { World } from './matrix'
import type { Row } from './matrix-row'

/** What is done with the group that the thread stands in. */
export const OF_GROUPS: Readonly<Record<string, Row>> = {
  'group-new': {
    ask: () => ({ name: `A group ${unique()}` }),
    rows: { live: 'SFddddd' },
  },
  'group-edit': {
    ask: ({ group }) => ({ group, revision: 1, name: 'Another name' }),
    rows: { live: 'SFFFFFd', foreign: 'NNNNNFd' },
  },
  'group-join': { ask: ({ group }) => ({ group }), rows: { live: 'SFddddd', foreign: 'SFNNNdd' } },
  'group-leave': { ask: ({ group }) => ({ group }), rows: { live: 'Sdddddd', foreign: 'NNNNNdd' } },
  'group-ask': {
    ask: ({ group }) => ({ group, answer: 'Because.' }),
    rows: { live: 'SFCCCCC', foreign: 'NNNNNCC' },
  },
  'group-decide': {
    ask: async ({ group, authorId }) => {
      const { id: groupId } = await db.group.findUniqueOrThrow({ where: { slug: group } })
      const data = { groupId, userId: authorId, answer: 'Because.' }
      return { group, request: (await db.groupRequest.create({ data })).id, accept: 'yes' }
    },
    rows: { live: 'SFFFFFd', foreign: 'NNNNNFd' },
  },
  'group-invite': { ask: ({ group }) => ({ group, uses: 1 }), rows: { live: 'SFFFFFd', foreign: 'NNNNNFd' } },
  'group-revoke': {
    ask: async ({ group, authorId }) => {
      const { id: groupId } = await db.group.findUniqueOrThrow({ where: { slug: group } })
      const expires = new Date(Date.now() + 86_400_000)
      const data = { groupId, madeById: authorId, hash: unique() + unique(), expires }
      return { group, id: (await db.groupInvitation.create({ data })).id }
    },
    rows: { live: 'SFFFFFd', foreign: 'NNNNNFd' },
  },
  'group-role': {
    ask: ({ group, authorHandle }) => ({ group, handle: authorHandle, role: 'moderator' }),
    rows: { live: 'SFFFFFd', foreign: 'NNNNNFd' },
  },
}

/** Who says who moderates a thread. Who is named must be able to read it: in a private group the other person cannot. */
export const OF_THREADS: Readonly<Record<string, Row>> = {
  'thread-moderator': {
    ask: ({ slug, otherHandle }) => ({
      thread: slug,
      handle: otherHandle,
      role: 'moderator',
      reason: 'They know the field.',
    }),
    rows: { live: 'SFFFFFd', locked: 'SFFFFFd', foreign: 'NNNNNFI' },
  },
}

const onlyAdmins = { live: 'SFFFFFd' }

/** What admins alone do with people and with the site. */
export const OF_ADMINS: Readonly<Record<string, Row>> = {
  // A name that no setting has: the other tests of this run share the site.
  'admin-setting': { ask: () => ({ name: 'no-such-setting', value: '1' }), rows: { live: 'SFFFFFN' } },
  'admin-role': { ask: ({ otherHandle }) => ({ handle: otherHandle, role: 'moderator' }), rows: onlyAdmins },
  'admin-sessions': { ask: ({ otherHandle }) => ({ handle: otherHandle }), rows: onlyAdmins },
  'admin-suspend': {
    ask: ({ otherHandle }) => ({ handle: otherHandle, days: 1, reason: 'Spam.' }),
    rows: onlyAdmins,
  },
  'admin-lift': {
    ask: async ({ otherHandle, otherId }) => {
      const suspendedUntil = new Date(Date.now() + 86_400_000)
      await db.user.update({ where: { id: otherId }, data: { suspendedUntil } })
      return { handle: otherHandle, reason: 'It was a mistake.' }
    },
    rows: onlyAdmins,
  },
  'admin-merge': {
    // The author's account goes, so that whoever asks is never one of the two, but where the author asks, who may not anyway.
    ask: ({ otherHandle, authorHandle }) => ({
      handle: authorHandle,
      into: otherHandle,
      confirm: authorHandle,
      reason: 'They said so.',
    }),
    rows: onlyAdmins,
  },
}

/** What is done in a room on the crux, in which the author and somebody else sit. */
export const OF_ROOMS: Readonly<Record<string, Row>> = {
  'room-open': {
    ask: async ({ crux, otherHandle }) => ({ crux, with: otherHandle }),
    rows: { live: 'SFddddd', locked: 'SFFFFFF', foreign: 'NNNNNNN' },
  },
  'room-answer': {
    ask: async (world) => ({ room: await roomOf(world), answer: 'accept' }),
    rows: { live: 'SFFCFFF', foreign: 'NNNNNFF' },
  },
  'room-point': {
    ask: async (world) => ({ room: await roomOf(world), section: 'rant', text: 'A point.' }),
    rows: { live: 'SFFdFFF', locked: 'SFFFFFF', foreign: 'NNNNNFF' },
  },
  'room-point-move': {
    ask: async (world) => ({ point: await pointOf(world), direction: 'up' }),
    rows: { live: 'SFFdFFF', foreign: 'NNNNNFF' },
  },
  'room-point-gone': {
    ask: async (world) => ({ point: await pointOf(world) }),
    rows: { live: 'SFFdFFF', foreign: 'NNNNNFF' },
  },
  'room-words': {
    ask: async (world) => ({ room: await roomOf(world), text: 'You think that tea works.' }),
    rows: { live: 'SFFdFFF', locked: 'SFFFFFF', foreign: 'NNNNNFF' },
  },
  'room-words-accept': {
    ask: async (world) => {
      const { crux, authorId, otherId } = world
      const data = { cruxId: crux, authorId: otherId, ofUserId: authorId, text: 'You think that tea works.' }
      const words = (await db.cruxParaphrase.create({ data })).id
      return { room: await roomOf(world), words, accepted: 'yes' }
    },
    rows: { live: 'SFFdFFF', foreign: 'NNNNNFF' },
  },
}

async function roomOf({ crux, authorId, otherId }: World): Promise<number> {
  const acceptedAt = new Date()
  const seats = [
    { userId: authorId, seat: 'first', acceptedAt },
    { userId: otherId, seat: 'second', acceptedAt },
  ]
  const room = await db.cruxRoom.create({
    data: { cruxId: crux, openedById: authorId, seats: { createMany: { data: seats } } },
  })
  return room.id
}

async function pointOf(world: World): Promise<number> {
  const data = { roomId: await roomOf(world), authorId: world.authorId, section: 'rant', text: 'A point.' }
  return (await db.cruxRoomPoint.create({ data })).id
}
