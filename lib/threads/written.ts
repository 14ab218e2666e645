import { type Decision, deny } from '@/lib/access/decision'
import { isPostable } from '@/lib/text/postable'
import type { Source, ThreadKind } from './view'

/** What somebody gives a thread, as it is kept. */
export type ThreadText = {
  kind: ThreadKind
  title: string
  /** Of a linkpost. */
  url: string
  body: string
  mainClaim: string
  tags: string[]
}

export const TITLE_MAX = 200
export const CLAIM_MAX = 280

/** All of it that is read, for those who look for words. */
export const wordsOf = (given: Omit<ThreadText, 'kind'>): string =>
  [given.title, given.url, given.mainClaim, ...given.tags, given.body].join('\n')

/** Kinds that say enough without a text of their own. */
const MAY_BE_BARE: ReadonlySet<ThreadKind> = new Set(['linkpost', 'question'])

/** Is there all that a thread needs, and nothing too long? `shown` is what a reader would see of the body. */
export function isWhole(
  decision: Decision,
  { kind, title, url, body, mainClaim }: ThreadText,
  shown: string,
): Decision {
  if (!decision.allowed) return decision
  if (title === '') return deny('invalid', 'A thread needs a title.')
  if (title.length > TITLE_MAX)
    return deny('invalid', `A title has at most ${TITLE_MAX} characters, and this one ${title.length}.`)
  if (mainClaim.length > CLAIM_MAX)
    return deny(
      'invalid',
      `The main claim has at most ${CLAIM_MAX} characters, and this one ${mainClaim.length}: what it rests on belongs in the text.`,
    )
  if (kind === 'linkpost' && sourceOf(url) === null)
    return deny('invalid', 'A link needs its whole address, with https:// at the beginning.')
  if (MAY_BE_BARE.has(kind) && shown === '') return decision
  return isPostable(decision, body, shown)
}

/** Where a linkpost leads; null when that is no address of the web. */
export function sourceOf(url: string): Source | null {
  if (!/^https?:\/\/[^\s]+$/.test(url) || url.length > 1000 || !URL.canParse(url)) return null
  return { site: new URL(url).hostname.replace(/^www\./, ''), url }
}
