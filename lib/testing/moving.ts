import type { Member } from '@/lib/access/actor'
import { commentAction } from '@/lib/comments/actions'
import { postComment } from '@/lib/comments/commands'
import { decide } from '@/lib/moderation/decisions/commands'
import { decideInput } from '@/lib/moderation/decisions/schema'
import { undo } from '@/lib/moderation/undoing/commands'
import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from './given'

// Two threads, and a branch that goes from one to the other.

let clock = Date.parse('2026-05-01T10:00:00Z')
/** Each thing happens a minute after the one before. */
export function later(): Date {
  clock += 60_000
  return new Date(clock)
}
let made = 0

export async function write(by: Member, thread: string, parent = '', ref = `m${++made}aaaaaaa`) {
  await postComment(by, { thread, parent, body: `Words ${ref}.`, ref, key: `${ref}${++made}` }, later())
  return ref
}

/** Bob's comment in `from` with a reply by Cyd and one below that by Ada, and one beside it; Mo keeps order. */
export async function givenBranch() {
  const [ada, bob, cyd] = [await givenMember(), await givenMember(), await givenMember()]
  const mo = await givenMember({ role: 'moderator' })
  const [from, to] = [await givenThread(ada), await givenThread(ada)]
  const before = new Date('2026-04-01')
  await db.thread.updateMany({
    where: { slug: { in: [from, to] } },
    data: { createdAt: before, lastActivityAt: before },
  })
  const above = await write(ada, from)
  const root = await write(bob, from, above)
  const reply = await write(cyd, from, root)
  const deep = await write(ada, from, reply)
  const beside = await write(cyd, from, above)
  return { ada, bob, cyd, mo, from, to, above, root, reply, deep, beside }
}

export const decideAs = (by: Member, values: Record<string, unknown>) =>
  decide(by, decideInput.parse({ reason: 'Off topic here.', ...values }), later())

export const move = (by: Member, thread: string, comment: string, to: string) =>
  decideAs(by, { decision: 'move', thread, comment, to })

/** What a page that is open sends when its reader answers: the action, not the command behind it. */
export async function answer(by: Member, thread: string, parent: string) {
  const input = { thread, parent, body: `An answer to ${parent}.`, key: `key${++made}aaaaaa` }
  const context = {
    actor: by,
    now: later(),
    address: '',
    userAgent: '',
    readCookie: () => undefined,
    cookie: () => {},
  }
  const given = await commentAction.call(input, context)
  return given.status === 'done'
    ? (given.value as { thread: string; parent: string; comment: string })
    : given.message
}

export const takeBack = (by: Member, entry: number) =>
  undo(by, { entry, reason: 'It was on topic.' }, later())

/** The comments of a thread, oldest first, each as its name below the name of what it answers. */
export async function treeOf(slug: string): Promise<string[]> {
  const rows = await db.comment.findMany({
    where: { thread: { slug } },
    orderBy: { seq: 'asc' },
    include: { parent: true, traceOf: true },
  })
  return rows.map(
    ({ ref, parent, depth, traceOf }) =>
      `${traceOf ? 'trace of ' : ''}${ref} < ${parent?.ref ?? '-'} ${depth}`,
  )
}

/** Every figure of these threads that is not what its causes add up to. */
export const driftOf = async (...slugs: string[]): Promise<string[]> =>
  (await findDrift())
    .filter(({ what }) => slugs.some((slug) => what.includes(slug)))
    .map(({ check, what, stored, computed }) => `${check}: ${what} ${stored} ${computed}`)

export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  )
