import { RENDERER_VERSION, renderMarkdown } from './markdown'
import { toPlainText } from './plain-text'
import { minutes } from './reading-time'

/** The columns that a thread's post is kept in besides its source. Whoever writes a post, or renders it again, calls this. */
export function renderPost(body: string, kind: string) {
  const transcript = kind === 'transcript'
  const { html, headings, turns } = renderMarkdown(body, { prefix: '', transcript, headingBase: 2 })
  return {
    bodyHtml: html,
    rendererVersion: RENDERER_VERSION,
    headings: headings.map((heading) => ({ ...heading })),
    turns: turns.map((turn) => ({ ...turn })),
    readingMinutes: minutes(toPlainText(html)),
  }
}

/** The same for a comment. Its name in the thread (`c12`) keeps its headings' ids apart from those of others on the page. */
export function renderComment(body: string, ref: string) {
  const { html } = renderMarkdown(body, { prefix: `comment-${ref}-`, headingBase: 4 })
  return { bodyHtml: html, rendererVersion: RENDERER_VERSION }
}
