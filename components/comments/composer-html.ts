import { type Place, placeName } from '@/lib/drafts/place'
import { escapeHtml } from '@/lib/text/escape'

/** What a box to write in is for. Its names stay: scripts and screen readers find it by them. */
export const COMPOSERS = {
  comment: { action: 'comment', label: 'Comment', send: 'Post', hint: 'Write a comment' },
  reply: { action: 'comment', label: 'Reply', send: 'Post', hint: 'Write your reply' },
  edit: { action: 'edit-comment', label: 'Edited text', send: 'Save', hint: '' },
} as const
export type ComposerKind = keyof typeof COMPOSERS

export type ComposerView = {
  kind: ComposerKind
  place: Place
  /** What goes along with the text. */
  fields: Record<string, string>
  body?: string
  /** What would stand there if nothing had been begun; given when `body` is a draft. */
  initial?: string
  /** Why it would be refused now; the button is greyed with the same sentence. */
  refusal?: string | null
}

/**
 * The form in which a comment, a reply or an edit is written: plain HTML that works before scripts load, made by the server
 * for its pages and by the page's script in place.
 */
export function composerHtml(view: ComposerView): string {
  const { kind, place, fields, body = '', initial, refusal = null } = view
  const { action, label, send, hint } = COMPOSERS[kind]
  const name = escapeHtml(placeName(place))
  const hidden = Object.entries(fields).map(
    ([field, value]) => `<input type="hidden" name="${field}" value="${escapeHtml(value)}">`,
  )
  const begun = initial === undefined ? '' : ` data-initial="${escapeHtml(initial)}"`
  const why = refusal === null ? '' : escapeHtml(refusal)
  const off = refusal === null ? '' : ` aria-disabled="true" title="${why}"`
  return (
    `<form class="composer" method="post" action="/api/do/${action}" data-composer="${kind}" data-place="${name}"${begun}>${hidden.join('')}` +
    `<textarea name="body" aria-label="${label}" placeholder="${hint}" rows="1" dir="auto">\n${escapeHtml(body)}</textarea>` +
    `<div class="composer-more"><button class="button"${off}>${send}</button>` +
    // Without script a preview is a draft, shown by the page for writing.
    `<button class="soft-button" formaction="/api/do/save-draft" name="place" value="${name}" data-preview>Preview</button>` +
    `<button type="button" class="soft-button needs-script" data-close>Close</button>` +
    `<span class="composer-note" role="status">${why}</span></div></form>`
  )
}
