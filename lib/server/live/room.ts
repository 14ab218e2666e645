import type { CommentView } from '@/lib/comments/view'
import type { News, ThreadChange } from '@/lib/live/changes'
import { frame } from '@/lib/live/frame'
import { type Moment, oldestOf, toMoment } from '@/lib/live/moment'
import { newsSince } from '@/lib/live/since'
import type { Listener } from './listener'

export type RoomWork = {
  read(threadId: number, oldest: bigint): Promise<News | null>
  now(): Promise<string>
  /** A comment as it stands in the list, for its author or for everybody else. */
  render(comment: CommentView, slug: string, isOwn: boolean): string
  log(error: unknown): void
}

/** Votes come in showers: whatever happens within this time is read and told at once. */
export const BREATH_MS = 250
const AFTER_TROUBLE_MS = 1000

type Newcomer = { listener: Listener; after: Moment | null }

/**
 * Everybody who has one thread open on this process. However many they are, what is new is read once and written down once;
 * who comes with an older moment is told what happened since then from the same read.
 */
export class Room {
  private readonly listeners = new Set<Listener>()
  private readonly newcomers = new Map<Listener, Newcomer>()
  private moment: Moment | null = null
  private thread: ThreadChange | null = null
  private isStale = false
  private timer: NodeJS.Timeout | null = null
  private isRunning = false
  private lastRun = 0

  readonly threadId: number
  readonly groupId: number
  private readonly slug: string
  private readonly work: RoomWork
  constructor({ id, slug, groupId }: { id: number; slug: string; groupId: number }, work: RoomWork) {
    this.threadId = id
    this.groupId = groupId
    this.slug = slug
    this.work = work
  }

  get size(): number {
    return this.listeners.size + this.newcomers.size
  }

  enter(listener: Listener, after: Moment | null): void {
    this.newcomers.set(listener, { listener, after })
    this.soon()
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener)
    this.newcomers.delete(listener)
    if (this.size === 0) this.close()
  }

  get userIds(): (number | null)[] {
    return [...this.listeners, ...this.newcomers.keys()].map(({ userId }) => userId)
  }

  /** These may not listen any more: they are told to load the page anew, which says so. */
  showOut(isOut: (userId: number | null) => boolean): void {
    const letter = frame('behind', {})
    for (const listener of [...this.listeners, ...this.newcomers.keys()].filter(({ userId }) =>
      isOut(userId),
    )) {
      listener.send(letter)
      this.leave(listener)
    }
  }

  /** Something in the thread changed, or may have. */
  hear(): void {
    this.isStale = true
    this.soon()
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private soon(least = 0): void {
    if (this.timer || this.isRunning || this.size === 0) return
    const wait = Math.max(least, this.lastRun + BREATH_MS - Date.now(), 0)
    this.timer = setTimeout(() => void this.run(), wait)
  }

  private async run(): Promise<void> {
    this.timer = null
    this.isRunning = true
    this.lastRun = Date.now()
    let pause = 0
    try {
      await this.catchUp()
    } catch (error) {
      this.work.log(error)
      this.isStale = true
      pause = AFTER_TROUBLE_MS
    }
    this.isRunning = false
    if (this.isStale || this.newcomers.size > 0) this.soon(pause)
  }

  private async catchUp(): Promise<void> {
    const newcomers = [...this.newcomers.values()]
    this.isStale = false
    const from = [this.moment, ...newcomers.map(({ after }) => after)].filter((one) => one !== null)
    if (from.length === 0) {
      this.moment = toMoment(await this.work.now())
      return this.admit(newcomers)
    }
    const news = await this.work.read(this.threadId, oldestOf(from))
    if (!news) return this.end()
    const tell = this.teller(news)
    const { thread } = news
    if (this.moment) tell(this.listeners, this.moment, isSame(thread, this.thread) ? null : thread)
    const arrived = newcomers.filter(({ listener }) => this.newcomers.has(listener))
    for (const { listener, after } of arrived) tell([listener], after ?? news.moment, thread)
    this.moment = news.moment
    this.thread = thread
    this.admit(arrived)
  }

  private admit(newcomers: readonly Newcomer[]): void {
    for (const { listener } of newcomers) if (this.newcomers.delete(listener)) this.listeners.add(listener)
  }

  /** Every letter is written once, however many it goes to: one for each moment, and one more for an author. */
  private teller(news: News) {
    const authors = new Set(news.comments.map((one) => (one.view ? one.authorId : null)))
    const letters = new Map<string, Buffer | null>()
    const write = (since: Moment, thread: ThreadChange | null, reader: number | null): Buffer | null => {
      const own = new Set(news.comments.flatMap(({ view, authorId }) => (authorId === reader ? [view] : [])))
      const told = newsSince(since, news, thread, (view) =>
        this.work.render(view, this.slug, reader !== null && own.has(view)),
      )
      return told && frame(told.name, told.data, news.moment.text)
    }
    return (listeners: Iterable<Listener>, since: Moment, thread: ThreadChange | null): void => {
      for (const { userId, send } of listeners) {
        const reader = authors.has(userId) ? userId : null
        const key = `${since.text} ${thread !== null} ${reader}`
        if (!letters.has(key)) letters.set(key, write(since, thread, reader))
        const letter = letters.get(key)
        if (letter) send(letter)
      }
    }
  }

  /** The thread is gone: its readers are told to load the page anew, which says so. */
  private end(): void {
    const letter = frame('behind', {})
    for (const { send } of [...this.listeners, ...this.newcomers.keys()]) send(letter)
    this.listeners.clear()
    this.newcomers.clear()
  }
}

const isSame = (one: ThreadChange, other: ThreadChange | null): boolean =>
  one.comments === other?.comments && one.karma === other.karma && one.agreement === other.agreement
