import type { Member } from '@/lib/access/actor'
import { isStaff } from '@/lib/access/decision'

/** Why a comment waits for a moderator before it is posted. */
export type Why = 'first' | 'words' | 'links'
export type Held = { why: Why; matched: string | null }

/** Whom a thread that approves first calls new: until something of theirs was let through, in their first week. */
const NEW_DAYS = 7
const DAY = 86_400_000

export type Watch = {
  /** The thread asks that new members' comments be approved first. */
  approveFirst: boolean
  /** Something of theirs was let through before. */
  isTrusted: boolean
  /** Words that are looked at first, as the site's admin gave them. */
  words: readonly string[]
  /** Whether new members' links are. */
  links: boolean
}

const LINK = /https?:\/\/\S+/i

/** Whether a text waits, and what for; null when it is posted at once. Those who keep order wait for nobody. */
export function whyHeld(writer: Member, text: string, watch: Watch, now: Date): Held | null {
  if (isStaff(writer)) return null
  const isNew = !watch.isTrusted && now.getTime() - writer.joinedAt.getTime() < NEW_DAYS * DAY
  const word = watch.words.find((one) => contains(text, one))
  if (word !== undefined) return { why: 'words', matched: word }
  const link = watch.links && isNew ? LINK.exec(text)?.[0] : undefined
  if (link !== undefined) return { why: 'links', matched: link.slice(0, 200) }
  return watch.approveFirst && isNew ? { why: 'first', matched: null } : null
}

/** As a whole word, in whatever case. */
function contains(text: string, word: string): boolean {
  const escaped = word.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return escaped !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

/** What the writer is told. */
export const HELD_WORDS: Record<Why, string> = {
  first: 'In this thread the first comments of new members are looked at before they show.',
  words: 'It holds a word that moderators look at first.',
  links: 'Links of new members are looked at before they show.',
}
