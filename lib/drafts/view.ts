import { excerpt } from '@/lib/text/excerpt'
import { toPlace } from './place'

/** A thread that is being written: all that its page asks for. Kept as a draft of the place `new`, in JSON. */
export type NewThreadDraft = {
  group: string
  kind: string
  title: string
  url: string
  body: string
  mainClaim: string
  tags: string
  /** The tags that stood there when an edit was begun: what others change meanwhile is not changed back. */
  tagsSeen?: string
}
export const EMPTY_THREAD: NewThreadDraft = {
  group: '',
  kind: 'post',
  title: '',
  url: '',
  body: '',
  mainClaim: '',
  tags: '',
}

/** Read it again; what is missing or garbled is empty. */
export function toNewThreadDraft(text: string): NewThreadDraft {
  const read = { ...EMPTY_THREAD }
  const given = parse(text)
  for (const name of Object.keys(EMPTY_THREAD) as (keyof typeof read)[])
    if (typeof given[name] === 'string') read[name] = given[name]
  return typeof given.tagsSeen === 'string' ? { ...read, tagsSeen: given.tagsSeen } : read
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** One line of the list of drafts. */
export type DraftItem = { place: string; what: string; words: string; updatedAt: number }
export type DraftRow = {
  place: string
  body: string
  updatedAt: Date
  thread: string | null
  answered: string | null
}

export function toDraftItem({ place: name, body, updatedAt, thread, answered }: DraftRow): DraftItem {
  const place = toPlace(name)
  const where = thread === null ? 'a thread that is gone' : `“${thread}”`
  const drafted = place?.kind === 'new' ? toNewThreadDraft(body) : null
  const what = {
    new: drafted?.title ? `New thread: ${drafted.title}` : 'A new thread',
    thread: `Comment on ${where}`,
    reply: `Reply to ${answered ?? 'a comment that is gone'} in ${where}`,
    edit: answered === null ? `Edit of your post ${where}` : `Edit of your comment in ${where}`,
  }[place?.kind ?? 'new']
  return { place: name, what, words: excerpt(drafted?.body ?? body, 200), updatedAt: updatedAt.getTime() }
}
