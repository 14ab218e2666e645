import type { Actor, Member } from '@/lib/access/actor'
import { guest } from '@/lib/access/actor'
import type { Decision } from '@/lib/access/decision'
import { OPEN_PLACE, type Place } from '@/lib/groups/place'

/** The moment at which the table is made; any other would do. */
export const NOW = new Date('2026-01-15T12:00:00Z')
const TOMORROW = new Date('2026-01-16T12:00:00Z')

/** The asker's own number, and somebody else's. */
export const ME = 1
export const OTHER = 2

const member: Member = {
  kind: 'member',
  id: ME,
  handle: 'ada',
  name: 'Ada',
  role: 'member',
  karma: 50,
  joinedAt: new Date('2025-01-01T00:00:00Z'),
  isVerified: true,
  suspendedUntil: null,
  sessionId: 0,
}

/** Who asks: the columns of docs/permissions.md. */
export const ASKERS = {
  guest,
  suspended: { ...member, suspendedUntil: TOMORROW },
  member,
  moderator: { ...member, role: 'moderator' },
  admin: { ...member, role: 'admin' },
} as const satisfies Record<string, Actor>
export type Asker = keyof typeof ASKERS

/** An open group's thread; over it what makes the situation. */
export const placeWith = (over: Partial<Place> = {}): Place => ({ ...OPEN_PLACE, ...over })

/** One situation in which an action is asked for, and the policy's answer to it. */
export type Situation = {
  /** Completes "…": "on one's own comment". Absent where there is only one. */
  when?: string
  /** The very policy that the command enforces; 'anyone' where there is nothing to ask but limits. */
  may: 'anyone' | ((actor: Actor, now: Date) => Decision)
}
/** Situations by the action's name. Every action has at least one: docs/permissions.md is made of them, and a test compares. */
export type Permissions = Readonly<Record<string, readonly [Situation, ...Situation[]]>>
