import { splitReason } from '@/lib/revisions/reason'
import { escapeHtml } from '@/lib/text/escape'

type RetractView = { slug: string; ref: string; isRetracted: boolean; reason: string | null }

/** The form to say that one no longer stands by a comment, or that one does again. */
export function retractHtml({ slug, ref, isRetracted, reason }: RetractView): string {
  const { words, link } = splitReason(reason ?? '')
  const field = (name: string, label: string, value: string, more: string) =>
    `<label>${label} <input name="${name}" value="${escapeHtml(value)}" ${more}></label>`
  return (
    `<form class="retract-form" method="post" action="/api/do/retract-comment" data-ref="${ref}">` +
    `<input type="hidden" name="thread" value="${slug}"><input type="hidden" name="comment" value="${ref}">` +
    `<input type="hidden" name="back" value="/threads/${slug}#comment-${ref}">` +
    `<p>The text stays, struck through, and says that you no longer stand by it.</p>` +
    field('reason', 'Why, if you like', words, 'maxlength="300"') +
    field('link', 'Where more is said, if anywhere', link ?? '', 'maxlength="500" placeholder="https://"') +
    `<div class="composer-more"><button class="button" name="retracted" value="true">${isRetracted ? 'Save' : 'Retract it'}</button>` +
    (isRetracted
      ? '<button class="soft-button" name="retracted" value="false">Stand by it again</button>'
      : '') +
    `<button type="button" class="soft-button needs-script" data-close>Close</button></div></form>`
  )
}
