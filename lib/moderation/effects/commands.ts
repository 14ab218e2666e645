import type { Member } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import { type DecisionKind, endOf } from '../decisions/kinds'
import type { DecideInput } from '../decisions/schema'
import { hangBack, hangElsewhere } from '../hanging/commands'
import { readLasting, refuseBelowLater } from '../lasting/queries'
import { type NewEntry, writeLog } from '../log/commands'
import type { Capacity, LogKind } from '../log/kinds'
import { type Ends, moveBranch, rememberMove } from '../moving/commands'
import {
  lockBranch,
  lockThread,
  setApproveFirst,
  setMark,
  setPace,
  setPaceBack,
  setTags,
  setTagsBack,
  unlockBranch,
  unlockThread,
} from '../places/commands'
import { removePost, restorePost } from '../posts/commands'
import { moveBack } from '../returning/commands'
import {
  type Details,
  hideAll,
  removeComment,
  restoreComment,
  suspend,
  type Target,
  unsuspend,
} from '../texts/commands'

// What every decision does, and what takes it back. Each writes its row of the log last, for that holds the log's end.

export type Doing = {
  query: Query
  target: Target
  moderator: Member
  capacity: Capacity
  reason: string
  now: Date
  /** Both ends of a move, held. */
  ends?: Ends
}

const log = (
  { query, target, moderator, capacity, reason, now }: Doing,
  kind: LogKind,
  more: Partial<NewEntry> = {},
): Promise<number> =>
  writeLog(query, { kind, actorId: moderator.id, capacity, ...target, reason, at: now, ...more })

type Apply = (doing: Doing, input: DecideInput) => Promise<number>

/** Returns the number of the row in the log. */
export const APPLY: Record<DecisionKind, Apply> = {
  dismiss: (doing) => log(doing, 'dismiss'),
  note: (doing) => log(doing, 'note'),
  warn: (doing) => log(doing, 'warn'),
  async remove(doing) {
    const { query, target, reason, now } = doing
    if (target.commentId !== null)
      return log(doing, 'remove', { details: await removeComment(query, target.commentId, reason, now) })
    const entry = await log(doing, 'remove')
    await removePost(query, target.threadId, entry)
    return entry
  },
  async suspend(doing, { scope, until: span, hide }) {
    const { query, target, reason, now } = doing
    const details = await suspend(query, target, { scope, until: endOf(span, now), reason }, now)
    const hidden = hide ? await hideAll(query, target, scope, reason, now) : []
    const entry = await log(doing, 'suspend', { details })
    for (const { threadId, commentId, details: before } of hidden)
      await log(doing, 'remove', { threadId, commentId, details: before, parentId: entry })
    return entry
  },
  async 'lock-branch'(doing, { until }) {
    const { query, target, reason, now } = doing
    return log(doing, 'lock-branch', {
      details: await lockBranch(query, target, endOf(until, now), reason, now),
    })
  },
  async move(doing, { to }) {
    const { query, target, moderator, ends, reason, now } = doing
    const { commentId, threadId } = target
    if (!ends || !to || commentId === null) throw new Error('a move without both its ends')
    if (ends.to.threadId === threadId) {
      const hung = await hangElsewhere(query, moderator, commentId, ends, { toComment: to.comment, now })
      return log(doing, 'move', { details: hung })
    }
    const how = { toComment: to.comment, reason, now }
    const moved = await moveBranch(query, moderator, commentId, ends, how)
    const details = { to: ends.to.threadId, comments: moved.comments }
    const logId = await log(doing, 'move', { details })
    await rememberMove(query, { ...moved, commentId, fromThreadId: threadId, logId })
    return logId
  },
  async lock(doing, { until }) {
    const { query, target, reason, now } = doing
    const details = await lockThread(query, target, endOf(until, now), reason, now)
    return log(onThread(doing), 'lock', { details })
  },
  slow: async (doing, { every }) =>
    log(onThread(doing), 'slow', { details: await setPace(doing.query, doing.target, every) }),
  async 'approve-first'(doing) {
    await setApproveFirst(doing.query, doing.target, true)
    return log(onThread(doing), 'approve-first')
  },
  tags: async (doing, { tags }) =>
    log(onThread(doing), 'tags', { details: await setTags(doing.query, doing.target, tags) }),
  async pin(doing) {
    await setMark(doing.query, doing.target, 'pin', doing.now)
    return log(onThread(doing), 'pin')
  },
  async curate(doing) {
    await setMark(doing.query, doing.target, 'curate', doing.now)
    return log(onThread(doing), 'curate')
  },
}

/** About the thread as a whole: it is nobody's comment. */
const onThread = (doing: Doing): Doing => ({
  ...doing,
  target: { ...doing.target, commentId: null, personId: null },
})

/** The row that is taken back, and what followed from it. */
export type Undone = { entry: number; details: Details; children: readonly UndoneChild[] }
export type UndoneChild = { entry: number; threadId: number; commentId: number; details: Details }

type Undo = (doing: Doing, undone: Undone) => Promise<void>

/** What takes a decision back, by the kind of row that says so. The row itself is written by whoever calls this. */
export const UNDO: Partial<Record<LogKind, Undo>> = {
  unwarn: async () => {},
  /** `takeBack` does it before: the comment that it makes is what its row is about. */
  approve: async () => {},
  async restore({ query, target }, { details }) {
    if (target.commentId === null) await restorePost(query, target.threadId)
    else await restoreComment(query, target.commentId, details)
  },
  async unsuspend(doing, { entry, details, children }) {
    const still = await readLasting(doing.query, 'suspend', doing.target, { but: entry, now: doing.now })
    await unsuspend(doing.query, doing.target, details, { entry, still })
    for (const child of children) {
      // What its author has deleted since, or somebody restored, stays as it is.
      const isBack = await restoreComment(doing.query, child.commentId, child.details).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false
          throw error
        },
      )
      if (isBack)
        await log(doing, 'restore', {
          threadId: child.threadId,
          commentId: child.commentId,
          undoesId: child.entry,
        })
    }
  },
  'move-back': ({ query, target }, { entry, details }) =>
    details.within === true
      ? hangBack(query, target.commentId ?? 0, target.threadId, details)
      : moveBack(query, entry),
  async unlock({ query, target, now }, { entry }) {
    await unlockThread(query, target, await readLasting(query, 'lock', target, { but: entry, now }))
  },
  async 'unlock-branch'({ query, target, now }, { entry }) {
    await unlockBranch(query, target, await readLasting(query, 'lock-branch', target, { but: entry, now }))
  },
  async unslow({ query, target }, { entry, details }) {
    await refuseBelowLater(query, 'slow', target.threadId, entry)
    await setPaceBack(query, target, details)
  },
  'approve-first-off': ({ query, target }) => setApproveFirst(query, target, false),
  unpin: ({ query, target }) => setMark(query, target, 'pin', null),
  uncurate: ({ query, target }) => setMark(query, target, 'curate', null),
  async 'tags-back'({ query, target }, { entry, details }) {
    await refuseBelowLater(query, 'tags', target.threadId, entry)
    await setTagsBack(query, target, details)
  },
}
