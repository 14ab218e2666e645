import { escapeHtml } from './escape'

/** A mail as it is thought: a subject, and one after another sentences, a thing to press, words of somebody else. */
export type Letter = {
  subject: string
  parts: readonly LetterPart[]
  /** Small print: why this came, and what to do if it was a mistake. */
  note: string
  /** The address that ends mails of this kind with one press. */
  unsubscribe?: string
}
export type LetterPart =
  | string
  | { button: string; href: string }
  | { quote: string; by: string }
  | { link: string; href: string }

const NAME = 'Doublecrux'

/** For readers of plain text: every address stands on a line of its own. */
export function letterText({ parts, note, unsubscribe }: Letter): string {
  const body = parts.map((part) => {
    if (typeof part === 'string') return part
    if ('quote' in part) return `${part.by}:\n${part.quote.replace(/^/gm, '> ')}`
    return `${'button' in part ? part.button : part.link}:\n${part.href}`
  })
  return `${[...body, '-- ', note, ...(unsubscribe ? [`No more of these:\n${unsubscribe}`] : []), NAME].join('\n\n')}\n`
}

const SANS = 'font-family:Inter,system-ui,-apple-system,Segoe UI,Helvetica,Arial,sans-serif'
const STYLE = `:root{color-scheme:light dark}@media(prefers-color-scheme:dark){.p{background:#171614!important;color:#e8e3d9!important}
.s,.s a{color:#a39c8f!important}.m{color:#e0a64a!important}.l{color:#8fb8de!important}.b{background:#e8e3d9!important;color:#171614!important}.q{border-color:#4a463f!important}}`

/** The same letter in the forum's dress: paper, ink, one thing to press. Styles are inline, because mail programs drop the rest. */
export function letterHtml(letter: Letter): string {
  const { subject, parts, note, unsubscribe } = letter
  const stop = unsubscribe
    ? ` <a class="l" href="${escapeHtml(unsubscribe)}" style="color:#68635a">No more of these</a>.`
    : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${STYLE}</style></head>
<body class="p" style="margin:0;background:#fcfbf8;color:#211f1b"><div style="max-width:34rem;margin:0 auto;padding:40px 24px">
<p style="margin:0 0 32px;font:600 18px/1 Literata,Georgia,serif;letter-spacing:-.015em">double<span class="m" style="color:#8f5400">crux</span></p>
<div style="font:400 17px/1.6 Literata,Georgia,serif">
${parts.map(partHtml).join('\n')}
</div>
<p class="s" style="margin:40px 0 0;${SANS};font-size:13px;line-height:1.55;color:#68635a">${escapeHtml(note)}${stop}</p>
</div></body></html>
`
}

function partHtml(part: LetterPart): string {
  if (typeof part === 'string')
    return `<p style="margin:0 0 18px">${escapeHtml(part).replaceAll('\n', '<br>')}</p>`
  if ('quote' in part) {
    return `<blockquote class="q" style="margin:0 0 18px;padding:0 0 0 16px;border-left:2px solid #c9c2b4"><p class="s" style="margin:0 0 4px;${SANS};font-size:13px;color:#68635a">${escapeHtml(part.by)}</p><p style="margin:0;white-space:pre-line">${escapeHtml(part.quote)}</p></blockquote>`
  }
  const href = escapeHtml(part.href)
  if ('link' in part)
    return `<p style="margin:0 0 18px"><a class="l" href="${href}" style="color:#23527c">${escapeHtml(part.link)}</a></p>`
  return `<p style="margin:26px 0"><a class="b" href="${href}" style="display:inline-block;padding:13px 22px;border-radius:999px;background:#211f1b;color:#fcfbf8;${SANS};font-size:15px;font-weight:500;line-height:1;text-decoration:none">${escapeHtml(part.button)}</a></p>`
}
