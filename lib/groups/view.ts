import type { Author } from '@/lib/accounts/author'
import type { GroupRole, Level, Right } from './place'

export const VISIBILITIES = {
  public: { words: 'Public', hint: 'Everybody can find it.' },
  private: { words: 'Private', hint: 'For members alone: to all others it is not there.' },
} as const satisfies Record<string, { words: string; hint: string }>
export type Visibility = keyof typeof VISIBILITIES

export const DOORS = {
  open: { words: 'Open', hint: 'Whoever wants to joins.', said: 'open to all' },
  asking: { words: 'By asking', hint: 'A moderator answers those who ask.', said: 'joined by asking' },
  invitation: {
    words: 'By invitation',
    hint: 'With a link that a moderator made.',
    said: 'joined by invitation',
  },
} as const satisfies Record<string, { words: string; hint: string; said: string }>
export type Door = keyof typeof DOORS

/** A group as one reader sees it. */
export type GroupView = {
  id: number
  slug: string
  name: string
  about: string
  visibility: Visibility
  door: Door
  norms: string
  normsHtml: string
  question: string | null
  needs: Record<Right, Level>
  revision: number
  memberCount: number
  moderators: Author[]
  /** What the reader is here; null for others. */
  role: GroupRole | null
  /** Whether the reader may read its threads. */
  isReadable: boolean
  /** Whether the reader has asked to join and has no answer yet. */
  hasAsked: boolean
}

export type GroupItem = Pick<
  GroupView,
  'slug' | 'name' | 'about' | 'visibility' | 'door' | 'memberCount' | 'role'
> & {
  threadCount: number
}

export type MemberItem = { handle: string; name: string; role: GroupRole; joinedAt: number }
export type RequestItem = { id: number; handle: string; name: string; answer: string; at: number }
/** An invitation that can still be used. */
export type InvitationItem = {
  id: number
  note: string
  used: number
  usesAllowed: number | null
  expires: number
}

/** What a private group lets anyone do, it lets members do. */
export const heldTo = (visibility: Visibility, needs: Record<Right, Level>): Record<Right, Level> => {
  const raise = (level: Level): Level => (visibility === 'private' && level === 'anyone' ? 'member' : level)
  const { read, comment, vote, tag, start } = needs
  return {
    read: raise(read),
    comment: raise(comment),
    vote: raise(vote),
    tag: raise(tag),
    start: raise(start),
  }
}

/** The group of the mirrors is everybody's, and stays so. */
export const COMMONS = 'commons'
/** Words that are pages under /groups. */
export const KEPT_SLUGS: readonly string[] = ['new', 'thread']
