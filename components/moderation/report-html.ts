import { REPORT_KINDS, reportKinds } from '@/lib/moderation/reports/kinds'
import { escapeHtml } from '@/lib/text/escape'

type ReportForm = {
  slug: string
  /** The comment's name; empty for the post; null where its permalink is asked for. */
  comment: string | null
  back: string
}

/** The form that tells moderators of a text: made by the server for its page, and by script in place. */
export function reportHtml({ slug, comment, back }: ReportForm): string {
  const kinds = reportKinds.map((kind) => {
    const { words, means } = REPORT_KINDS[kind]
    return `<label><input type="radio" name="kind" value="${kind}" required> <span><b>${words}</b> ${escapeHtml(means)}</span></label>`
  })
  const target =
    comment === null
      ? `<label class="report-note">The comment’s permalink; leave it empty for the post <input name="comment" autocomplete="off"></label>`
      : `<input type="hidden" name="comment" value="${escapeHtml(comment)}">`
  return (
    `<form class="report-form" method="post" action="/api/do/report" aria-label="Report"><input type="hidden" name="thread" value="${slug}">` +
    `<input type="hidden" name="form" value="${escapeHtml(back)}">${target}` +
    `<fieldset><legend>What is wrong with it?</legend>${kinds.join('')}</fieldset>` +
    `<label class="report-note">Note for the moderators <textarea name="note" maxlength="1000" rows="2"></textarea></label>` +
    '<p class="hint">If you think it is mistaken, answer it or tag a crux: that is no reason to report. Whoever reports a text does not also answer it.</p>' +
    '<div class="composer-more"><button class="button">Send report</button><button type="button" class="soft-button needs-script" data-close>Close</button></div></form>'
  )
}
