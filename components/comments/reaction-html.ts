import type { ReactionCount, ReactionOn } from '@/lib/comments/view'
import { reactionWords } from '@/lib/reactions/kinds'
import { escapeHtml } from '@/lib/text/escape'

/** What people reacted with, and to which words: one item each. Made by the server, and by the page's script after a press. */
export const reactionsHtml = (reactions: readonly ReactionCount[], viewerHandle: string | null): string =>
  reactions
    .map(({ kind, count, who, on }) => {
      const mine = viewerHandle !== null && who.includes(viewerHandle)
      return (
        `<li><button type="button" class="reaction" value="${escapeHtml(kind)}" title="${escapeHtml(who.join(', '))}" aria-pressed="${mine}">` +
        `${escapeHtml(reactionWords(kind))} <b>${count}</b></button>${on.map(quoteHtml).join('')}</li>`
      )
    })
    .join('')

const quoteHtml = ({ quote, who, isLost }: ReactionOn): string =>
  `<q class="meant" title="${escapeHtml(who.join(', '))}">${escapeHtml(quote)}</q>${isLost ? '<span class="note">edited since</span>' : ''}`
