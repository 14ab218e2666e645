import { frame } from '@/lib/live/frame'
import type { Moment } from '@/lib/live/moment'
import type { Listener } from './listener'
import { BREATH_MS, Room, type RoomWork } from './room'

export type FoundThread = { id: number; groupId: number }

export type HubWork = RoomWork & {
  find(slug: string): Promise<FoundThread | null>
  /** Which of these may read in a group; null is a guest. */
  readersIn(groupId: number, userIds: readonly (number | null)[]): Promise<Set<number | null>>
  unread(userIds: readonly number[]): Promise<Map<number, number>>
  /** What waits for these as moderators; absent for those who are none. */
  waiting(userIds: readonly number[]): Promise<Map<number, number>>
}

/**
 * All open pages of this process. Hears the tags of what was committed anywhere (http/changes.ts) and lets the rooms concerned
 * read what it is.
 */
export class Hub {
  private readonly rooms = new Map<number, Room>()
  private readonly finding = new Map<string, Promise<FoundThread | null>>()
  private readonly members = new Map<number, Set<Listener>>()
  private readonly uncounted = new Set<number>()
  private counting: NodeJS.Timeout | null = null
  private readonly work: HubWork

  constructor(work: HubWork) {
    this.work = { ...work, read: few(3, work.read) } // the other connections belong to requests
  }

  /** The number of a thread; many who ask at once ask once. */
  async find(slug: string): Promise<FoundThread | null> {
    const asked = this.finding.get(slug) ?? this.work.find(slug).finally(() => this.finding.delete(slug))
    this.finding.set(slug, asked)
    return asked
  }

  async mayHear(groupId: number, userId: number | null): Promise<boolean> {
    return (await this.work.readersIn(groupId, [userId])).has(userId)
  }

  /** Let somebody listen to a thread, to their notices, or to both; returns how they leave. */
  enter(
    listener: Listener,
    thread: (FoundThread & { slug: string }) | null,
    after: Moment | null,
  ): () => void {
    const room = thread && this.roomOf(thread)
    room?.enter(listener, after)
    const { userId } = listener
    if (userId !== null) {
      this.members.set(userId, (this.members.get(userId) ?? new Set()).add(listener))
      this.count(userId)
    }
    return () => {
      room?.leave(listener)
      if (room?.size === 0 && this.rooms.get(room.threadId) === room) this.rooms.delete(room.threadId)
      const lines = userId === null ? undefined : this.members.get(userId)
      lines?.delete(listener)
      if (userId !== null && lines?.size === 0) this.members.delete(userId)
    }
  }

  hear(tag: string): void {
    const [, kind, id] = /^(thread|notices|group):(\d+)$/.exec(tag) ?? []
    if (kind === 'thread') this.rooms.get(Number(id))?.hear()
    if (kind === 'group') void this.lookOver(Number(id))
    if (kind === 'notices' && this.members.has(Number(id))) this.count(Number(id))
    if (tag === 'queue') for (const userId of this.members.keys()) this.count(userId)
  }

  /** We were deaf for a while: look everywhere. */
  hearAll(): void {
    for (const room of this.rooms.values()) room.hear()
    for (const id of new Set([...this.rooms.values()].map(({ groupId }) => groupId))) void this.lookOver(id)
    for (const userId of this.members.keys()) this.count(userId)
  }

  close(): void {
    for (const room of this.rooms.values()) room.close()
    if (this.counting) clearTimeout(this.counting)
  }

  private roomOf({ id, slug, groupId }: FoundThread & { slug: string }): Room {
    const room = this.rooms.get(id) ?? new Room({ id, slug, groupId }, this.work)
    this.rooms.set(id, room)
    return room
  }

  /** A group's members or doors changed: whoever may no longer read there hears no more of it. */
  private async lookOver(groupId: number): Promise<void> {
    const rooms = [...this.rooms.values()].filter((room) => room.groupId === groupId)
    const ids = [...new Set(rooms.flatMap((room) => room.userIds))]
    if (ids.length === 0) return
    const may = await this.work.readersIn(groupId, ids).catch((error) => {
      this.work.log(error)
      return new Set<number | null>() // whoever may after all comes back by themselves
    })
    for (const room of rooms) room.showOut((userId) => !may.has(userId))
  }

  private count(userId: number): void {
    this.uncounted.add(userId)
    this.counting ??= setTimeout(() => void this.tellCounts(), BREATH_MS)
  }

  private async tellCounts(): Promise<void> {
    const ids = [...this.uncounted]
    this.uncounted.clear()
    try {
      const [counts, queue] = await Promise.all([this.work.unread(ids), this.work.waiting(ids)])
      for (const id of ids) {
        const waiting = queue.get(id)
        const letter = frame('notices', {
          unread: counts.get(id) ?? 0,
          ...(waiting === undefined ? {} : { waiting }),
        })
        for (const { send } of this.members.get(id) ?? []) send(letter)
      }
    } catch (error) {
      this.work.log(error)
    }
    this.counting = null
    if (this.uncounted.size > 0) this.counting = setTimeout(() => void this.tellCounts(), BREATH_MS)
  }
}

/** The same function, at most `most` at a time; the others wait in line. */
function few<Args extends unknown[], T>(
  most: number,
  run: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let running = 0
  const line: (() => void)[] = []
  return async (...args) => {
    if (running >= most) await new Promise<void>((next) => line.push(next))
    running++
    try {
      return await run(...args)
    } finally {
      running--
      line.shift()?.()
    }
  }
}
