import type { Author } from '@/lib/accounts/author'
import { exactTime } from '@/lib/time/age'
import { CAPACITIES, type Capacity, kindOf, type LogKind } from './kinds'

/** A row of the log as a reader may see it. Times are milliseconds. */
export type LogItem = {
  id: number
  kind: LogKind
  at: number
  /** Null where the site names no moderators, and for what follows from a rule. */
  actor: Author | null
  capacity: Capacity
  thread: { slug: string; title: string } | null
  /** The comment's name in the thread it stands in now, and that thread where it is another one than it was. */
  comment: string | null
  standsIn: string | null
  /** Where it was moved to, if the reader reads there. */
  to: { slug: string; title: string } | null
  crux: { id: number; label: string } | null
  person: Author | null
  /** Null when it is not for this reader. */
  reason: string | null
  details: Readonly<Record<string, unknown>>
  undoes: number | null
  /** The row that took it back, and when. */
  undone: { id: number; at: number } | null
  /** The row that ended a suspension from the site early, for now and not as wrong; and when. */
  lifted: { id: number; at: number } | null
  /** The row it follows from. */
  parent: number | null
  /** How many rows follow from it. */
  children: number
  hash: string
}

export type Part =
  | { kind: 'words'; words: string }
  | { kind: 'person'; person: Author }
  | { kind: 'link'; words: string; href: string }

const words = (text: string): Part => ({ kind: 'words', words: text })

/** Who decided, for those who read the log. */
export const whoDecided = ({ actor, capacity }: Pick<LogItem, 'actor' | 'capacity'>): string =>
  actor ? actor.name : CAPACITIES[capacity]

/** Where what it is about can be seen; null when that is gone, or not named. */
export function targetPath({ thread, comment, standsIn, crux }: LogItem): string | null {
  if (crux) return `/cruxes/${crux.id}`
  if (!thread) return null
  return comment ? `/threads/${standsIn ?? thread.slug}#comment-${comment}` : `/threads/${thread.slug}`
}

/** What a row says after the name of who did it, in pieces that a page may link. */
export function sentenceOf(item: LogItem): Part[] {
  const target = targetPath(item)
  const what = item.crux ? `the crux ${item.crux.label}` : item.comment ? 'a comment' : 'the post'
  const parts = kindOf(item.kind)
    .says.split(/(\{target\}|\{person\})/)
    .filter((piece) => piece !== '')
    .map((piece): Part => {
      if (piece === '{target}') return target ? { kind: 'link', words: what, href: target } : words(what)
      if (piece === '{person}')
        return item.person ? { kind: 'person', person: item.person } : words('a former member')
      return words(piece)
    })
  const more = howFar(item)
  if (more !== '') parts.push(words(more))
  if (item.thread)
    parts.push(words(', in '), {
      kind: 'link',
      words: item.thread.title,
      href: `/threads/${item.thread.slug}`,
    })
  const { within, below } = item.details
  if (item.kind === 'move' && within === true)
    parts.push(
      ...(typeof below === 'string' && item.thread
        ? [
            words(', below '),
            {
              kind: 'link',
              words: 'another comment',
              href: `/threads/${item.thread.slug}#comment-${below}`,
            } as const,
          ]
        : [words(', to the top level')]),
    )
  else if (item.kind === 'move')
    parts.push(
      words(', to '),
      item.to
        ? { kind: 'link', words: item.to.title, href: `/threads/${item.to.slug}` }
        : words('another thread'),
    )
  return parts
}

/** Until when, how slow, from where: the figures of a decision in words. */
function howFar({ details }: LogItem): string {
  const { until, seconds, points, from, scope, forGood, merged, comments } = details
  const parts = [
    scope === 'thread' ? 'in one thread' : '',
    typeof until === 'string' ? `until ${exactTime(Date.parse(until))}` : forGood === true ? 'for good' : '',
    typeof seconds === 'number' ? `to one comment a member every ${inMinutes(seconds)}` : '',
    typeof points === 'number' ? `to ${points} points` : '',
    typeof from === 'string' ? `from ${from}` : '',
    typeof merged === 'string' ? `that was called ${merged}` : '',
    typeof comments === 'number' && comments > 1 ? `with ${replies(comments - 1)}` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? ` ${parts.join(', ')}` : ''
}

const replies = (count: number): string => (count === 1 ? 'its reply' : `its ${count} replies`)

const inMinutes = (seconds: number): string =>
  seconds % 3600 === 0
    ? `${seconds / 3600} h`
    : seconds % 60 === 0
      ? `${seconds / 60} min`
      : `${seconds} seconds`

/** A row in one line of plain words. */
export const lineOf = (item: LogItem): string =>
  `${whoDecided(item)} ${sentenceOf(item)
    .map((part) => (part.kind === 'person' ? part.person.name : part.words))
    .join('')}`
