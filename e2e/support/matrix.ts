import { randomUUID } from 'node:crypto'
import { db } from '@/lib/server/db'
import { SESSION_COOKIE } from '@/lib/server/session-cookie'
import { importDocument } from '@/lib/transfer/commands'
import { parseValue } from '@/lib/transfer/parse'
import { documentOf, unique } from './documents'

/** Who asks, in the order in which a row of the matrix names them. */
export const ASKERS = [
  'guest',
  'suspended',
  'member',
  'author',
  'thread moderator',
  'moderator',
  'admin',
] as const
export type Asker = (typeof ASKERS)[number]

/** What is asked about: a thread as it is; a locked one; a comment that was removed; a thread of a private group one is not in. */
export const TARGETS = ['live', 'locked', 'removed', 'foreign'] as const
export type Target = (typeof TARGETS)[number]

export type World = {
  asker: Asker
  slug: string
  group: string
  /** The crux that the author proposed; 0 where the thread has no main claim. */
  crux: number
  /** Another crux of the same thread. */
  sibling: number
  authorHandle: string
  authorId: number
  /** Somebody else, who has nothing to do with it. */
  otherHandle: string
  otherId: number
  send(action: string, input: Record<string, unknown>): Promise<Answer>
  /** The same from somebody else's device. */
  sendAs(other: 'admin' | 'newcomer', action: string, input: Record<string, unknown>): Promise<Answer>
}
export type Answer = { status: string; code?: string; message?: string; value?: unknown }

const SECRET = 'Words of the author, seen by those who may.'
const PRIVATE = {
  visibility: 'private',
  mayRead: 'member',
  mayComment: 'member',
  mayVote: 'member',
  mayTag: 'member',
  mayStart: 'member',
} as const
const YEARS_AGO = new Date('2020-01-01')

/** A thread by the author with two comments (c1 by the author, c2 by somebody else) and a crux, in the state asked for, and somebody who asks. */
export async function givenWorld(
  url: string,
  asker: Asker,
  target: Target,
  { claim = true }: { claim?: boolean } = {},
): Promise<World> {
  const author = await newMember('member')
  const them =
    asker === 'author'
      ? author
      : asker === 'guest'
        ? null
        : await newMember(asker === 'moderator' || asker === 'admin' ? asker : 'member')
  if (asker === 'suspended' && them)
    await db.user.update({
      where: { id: them.id },
      data: { suspendedUntil: new Date(Date.now() + 86_400_000) },
    })
  const other = await newMember('member')
  const group = `matrix-${unique()}`
  const document = documentOf({
    group,
    ...(claim ? { main_claim: 'Tea is better than coffee.' } : {}),
    comments: [
      { id: 'c1', body: SECRET },
      { id: 'c2', body: 'Somebody else.' },
    ],
    ...(claim
      ? {
          cruxes: [
            { statement: 'Tea keeps people awake for longer.', in: 'c1' },
            { statement: 'Nobody sleeps badly after tea at noon.', in: 'c2' },
          ],
        }
      : {}),
  })
  const parsed = parseValue(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  await importDocument('a test', parsed.document)
  const { slug } = document.thread
  const lock = target === 'locked' ? { lockedAt: new Date(), lockReason: 'It goes in circles.' } : {}
  const { id } = await db.thread.update({ where: { slug }, data: { authorId: author.id, ...lock } })
  await db.comment.updateMany({
    where: { threadId: id, ref: 'c1' },
    data: {
      authorId: author.id,
      ...(target === 'removed' ? { state: 'removed', stateReason: 'Off topic.', stateAt: new Date() } : {}),
    },
  })
  if (target === 'foreign') await db.group.update({ where: { slug: group }, data: PRIVATE })
  if (asker === 'thread moderator' && them)
    await db.threadModerator.create({ data: { threadId: id, userId: them.id } })
  await db.crux.updateMany({ where: { threadId: id }, data: { createdById: author.id } })
  const [crux, sibling] = await db.crux.findMany({
    where: { threadId: id },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return {
    asker,
    slug,
    group,
    crux: crux?.id ?? 0,
    sibling: sibling?.id ?? 0,
    authorHandle: author.handle,
    authorId: author.id,
    otherHandle: other.handle,
    otherId: other.id,
    send: (action, input) => post(url, them?.token ?? null, action, input),
    sendAs: async (other, action, input) => post(url, (await newMember(other)).token, action, input),
  }
}

/** A member for years with a sign-in, whom no limit slows down. */
async function newMember(as: 'newcomer' | 'member' | 'moderator' | 'admin') {
  const role = as === 'newcomer' ? 'member' : as
  const handle = `${role}-${unique()}`
  const token = randomUUID()
  const { id } = await db.user.create({
    data: {
      handle,
      name: handle,
      email: `${handle}@example.org`,
      emailVerified: YEARS_AGO,
      joinedAt: as === 'newcomer' ? new Date() : YEARS_AGO,
      karma: 2000,
      role,
      sessions: { create: { sessionToken: token, expires: new Date(Date.now() + 86_400_000) } },
    },
  })
  return { id, handle, token }
}

async function post(
  url: string,
  token: string | null,
  action: string,
  input: Record<string, unknown>,
): Promise<Answer> {
  const response = await fetch(`${url}/api/do/${action}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { cookie: `${SESSION_COOKIE}=${token}` }),
    },
    body: JSON.stringify(input),
  })
  const text = await response.text()
  if (text.includes(SECRET) && action !== 'preview')
    throw new Error(`${action} answers with what it was asked about`)
  return JSON.parse(text) as Answer
}
