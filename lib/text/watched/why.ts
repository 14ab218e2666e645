import type { Member } from '@/lib/access/actor'
import { type Decision, deny, isStaff } from '@/lib/access/decision'

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
const LINKS = /https?:\/\/\S+/gi

/** What is watched where nothing waits. */
export type Bringing = Omit<Watch, 'approveFirst'>

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

/** An edit, or a thread that is started, with what was there before and is looked at already. */
export type Change = { before: string; after: string }

/**
 * May this be said where nothing can wait? Only comments are held (docs/decisions/0024): a thread or an edit that brings in what
 * moderators look at first is refused instead. What was there before does not stand in the way of a mended comma.
 */
export function mayBring(
  decision: Decision,
  { before, after }: Change,
  watch: Bringing,
  now: Date,
): Decision {
  if (!decision.allowed) return decision
  const words = watch.words.filter((one) => !contains(before, one))
  const brought = after.replace(LINKS, (link) => (before.includes(link) ? '' : link))
  const found = whyHeld(decision.actor, brought, { ...watch, words, approveFirst: false }, now)
  if (!found) return decision
  return deny(
    'forbidden',
    found.why === 'words'
      ? `“${found.matched}” is a word that moderators look at first, and only comments can wait for them: leave it out, or ask a moderator. What you wrote is kept.`
      : `Links of new members are looked at first, and only comments can wait for that: leave out ${found.matched}, and give it in a comment. What you wrote is kept.`,
  )
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
