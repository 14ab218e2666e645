import { type Decision, deny } from '@/lib/access/decision'
import { cleaned } from './clean'
import { toPlainText } from './plain-text'

/** A long essay has 60,000 characters; the database holds no more than this. */
export const BODY_MAX = 400_000

/** White space, and characters that nobody sees: zero-width spaces and joiners, marks of direction, soft hyphens. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** A body as it is kept. */
export const cleanBody = (given: string): string => cleaned(given).trimEnd()

/** What a reader would see of a rendered body: words, or a picture. */
export const shownOf = (html: string): string =>
  toPlainText(html) || (html.includes('<img') ? 'a picture' : '')

/** Is there anything to post, and not too much of it? `shown` is what a reader would see of it. */
export function isPostable(decision: Decision, body: string, shown: string): Decision {
  if (!decision.allowed) return decision
  if (body.length > BODY_MAX)
    return deny(
      'invalid',
      `A text holds at most ${BODY_MAX.toLocaleString('en-GB')} characters, and this one has ${body.length.toLocaleString('en-GB')}: shorten it, or post it in parts.`,
    )
  if (shown.replace(INVISIBLE, '') === '')
    return deny('invalid', 'There is nothing to post yet: write something first.')
  return decision
}
