import type { Role } from '@/lib/access/actor'

/** A member as an admin sees them. Times are milliseconds; a suspension that is over is none. */
export type MemberRow = {
  handle: string
  name: string
  email: string | null
  role: Role
  karma: number
  joinedAt: number
  suspendedUntil: number | null
  /** On how many devices they are signed in. */
  sessions: number
}

/** A setting of the site: what it is, its choices with what they mean (null: a list of words, one a line), and what holds. */
export type SettingView = {
  name: string
  /** What it is about, by the name of a part of the page. */
  family: string
  words: string
  options: readonly { value: string; words: string }[] | null
  value: string
}
