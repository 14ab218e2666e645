import type { CommentView } from '@/lib/comments/view'
import type { CruxState } from '@/lib/cruxes/crux-state'
import type { Moment } from './moment'

/** Sums that readers' votes change. */
export type Figures = { karma: number; agreement: number }

/** A comment whose words, state or reactions are not what an open page shows; perhaps one that it does not know. */
export type CommentChange = Figures & {
  ref: string
  /** What it answers; null at the top level. */
  parent: string | null
  /** Handle of its author. */
  by: string | null
  seq: number
  /** The comment as it stands in the list: `li.comment`. Without words when they are gone. */
  html: string
}
export type VoteChange = Figures & { ref: string }
export type ThreadChange = Figures & { comments: number }

/** A crux of which something changed: its state as it is now; what people say on it is asked for by who may see it. */
export type CruxChange = {
  id: number
  state: CruxState
  /** It stands in words of the post. Comments that it stands in are told as they are. */
  inPost?: true
}

/**
 * What a page that is open on a thread is told, part by part. Each part says an end state, so that hearing it twice is
 * harmless. A further part is a line here, a read in queries.ts, and a line in live.client.ts.
 */
export type Changes = {
  comments?: CommentChange[]
  /** Names of comments that were moved to another thread, or back to it. */
  left?: string[]
  votes?: VoteChange[]
  thread?: ThreadChange
  cruxes?: CruxChange[]
  /** People say something else on the main claim. */
  claim?: true
}

/** What members are told wherever they are. */
export type NoticeCount = {
  unread: number
  /** What waits in the moderation queue; only said to those who moderate. */
  waiting?: number
}

/** All that a stream says, by the event's name. */
export type LiveEvents = {
  changes: Changes
  notices: NoticeCount
  /** Too much has changed to tell one by one, or the place to catch up from is unknown: reload. */
  behind: Record<string, never>
}

/** A comment that changed: what everybody may see of it, and which transactions last changed it and its words. */
export type ChangedComment = VoteChange & {
  changedIn: bigint
  wordsChangedIn: bigint
  authorId: number | null
  seq: number
  /** Only of those whose words changed. */
  view: CommentView | null
}

/** What the database says happened in a thread lately. */
export type News = {
  /** Up to here. */
  moment: Moment
  /** Everything is told of transactions from this one on. */
  completeFrom: bigint
  thread: ThreadChange
  comments: readonly ChangedComment[]
  left: readonly { ref: string; changedIn: bigint }[]
  cruxes: readonly (CruxChange & { changedIn: bigint })[]
  /** Null without a main claim. */
  claimChangedIn: bigint | null
}
