import type { Author } from '@/lib/accounts/author'
import type { Heading, Turn } from '@/lib/text/context'

export const THREAD_SORTS = {
  magic: 'magic',
  new: 'new',
  top: 'top',
  active: 'active',
} as const satisfies Record<string, string>
export type ThreadSort = keyof typeof THREAD_SORTS
export const isThreadSort = (given: string): given is ThreadSort => Object.hasOwn(THREAD_SORTS, given)

export type ThreadKind = 'post' | 'linkpost' | 'transcript' | 'question' | 'quick_takes'
export const KIND_WORDS = {
  post: 'Post',
  linkpost: 'Link',
  transcript: 'Transcript',
  question: 'Question',
  quick_takes: 'Quick takes',
} as const satisfies Record<ThreadKind, string>

/** One line of a list of threads. Times are milliseconds. */
export type ThreadItem = {
  slug: string
  title: string
  kind: ThreadKind
  author: Author
  karma: number
  commentCount: number
  createdAt: number
  lastActivityAt: number
  tags: string[]
  mainClaim: string | null
  cruxCount: number
  minutes: number
}
export type ThreadPage = { items: ThreadItem[]; next: string | null }

export type Source = { site: string; title?: string; url?: string; mirrored?: boolean }
export type Media = {
  type: string
  title?: string
  duration_minutes?: number
  recorded?: string
  speakers?: string[]
}

/** Everything of a thread but its comments. */
export type ThreadView = {
  id: number
  slug: string
  kind: ThreadKind
  title: string
  html: string
  headings: Heading[]
  turns: Turn[]
  minutes: number
  author: Author
  group: { slug: string; name: string }
  tags: string[]
  createdAt: number
  editedAt: number | null
  lastActivityAt: number
  karma: number
  agreement: number
  commentCount: number
  mainClaim: string | null
  /** All that it claims, the main claim first, by the names that its document gives them. */
  claims: { ref: string; text: string }[]
  source: Source | null
  media: Media | null
  crosspostedFrom: string | null
  /** A moderator has taken the post's words away. */
  isRemoved: boolean
}

/** Where a page of threads ends, as it stands in the URL: the order's numbers, then the thread's. */
export const toCursor = (...numbers: number[]): string => Buffer.from(numbers.join(' ')).toString('base64url')

/** Beyond this there is no moment that the database knows. */
const MOST = 2e14
const MOST_ID = 2 ** 31

/** The numbers of a cursor; null when it does not hold `length` of them, or one that no page of ours has named. */
export function fromCursor(cursor: string, length: number): number[] | null {
  const numbers = Buffer.from(cursor, 'base64url').toString('utf8').split(' ').map(Number)
  const id = numbers.at(-1)
  return numbers.length === length &&
    numbers.every((number) => Math.abs(number) <= MOST) &&
    Number.isSafeInteger(id) &&
    Number(id) > 0 &&
    Number(id) < MOST_ID
    ? numbers
    : null
}
