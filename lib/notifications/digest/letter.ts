import type { Letter, LetterPart } from '@/lib/text/letter'
import { saying } from '../kinds'
import { addressOf, byThread, type Notice } from '../view'

const MOST_IN_A_LETTER = 20

const said = ({ kind, actor, text }: Notice): string => saying(kind, actor?.name ?? null, text)

/** One letter about all that is due for somebody, newest thread first. `site` is the forum's address. */
export function digestLetter(
  notices: readonly Notice[],
  { site, unsubscribe }: { site: string; unsubscribe: string },
): Letter {
  const shown = notices.slice(0, MOST_IN_A_LETTER)
  const left = notices.length - shown.length
  const parts = byThread(shown).flatMap(({ thread, notices: group }): LetterPart[] => [
    ...(thread && notices.length > 1 ? [`In “${thread.title}”:`] : []),
    ...group.flatMap((notice): LetterPart[] => [
      said(notice).replace(/\.?$/, '.'),
      ...(notice.words ? [{ quote: notice.words, by: notice.actor?.name ?? 'A former member' }] : []),
      { link: notice.comment ? 'Read it where it stands' : 'Open it', href: site + addressOf(notice) },
    ]),
  ])
  return {
    subject: subjectOf(notices),
    parts: [
      ...parts,
      ...(left > 0 ? [{ link: `${left} more`, href: `${site}/notifications` } as const] : []),
    ],
    note: `You chose to be told of this by mail. Choose anew at ${site}/settings/notifications.`,
    unsubscribe,
  }
}

function subjectOf(notices: readonly Notice[]): string {
  const [only, ...others] = notices
  const groups = byThread(notices)
  const [first] = groups
  if (only && others.length === 0)
    return only.thread ? `${said(only)} in “${only.thread.title}”` : said(only).replace(/\.$/, '')
  return groups.length === 1 && first?.thread
    ? `${notices.length} new in “${first.thread.title}”`
    : `${notices.length} new in ${groups.length} discussions`
}
