import type { RendererRule, Token } from 'markdown-it'
import { contextOf, localId } from './context'

const numberOf = (token: Token | undefined) => Number(token?.meta?.id) + 1

/** What tells one mention from the others: `3`, and `3-2` for the second mention of the third note. */
export function refName(meta: Token['meta']): string {
  const number = Number(meta?.id) + 1
  return meta?.subId ? `${number}-${Number(meta.subId) + 1}` : `${number}`
}

const referenceHtml: RendererRule = (tokens, index, _options, env) => {
  const context = contextOf(env)
  const number = numberOf(tokens[index])
  const id = localId(context, `fnref-${refName(tokens[index]?.meta ?? null)}`)
  const href = localId(context, `fn-${number}`)
  return `<sup class="footnote-ref"><a href="#${href}" id="${id}" aria-label="Footnote ${number}">[${number}]</a></sup>`
}

const backLink: RendererRule = (tokens, index, _options, env) => {
  const name = refName(tokens[index]?.meta ?? null)
  const href = localId(contextOf(env), `fnref-${name}`)
  return ` <a class="footnote-back" href="#${href}" aria-label="Back to reference ${name}">\u21a9\ufe0e</a>`
}

const noteHtml: RendererRule = (tokens, index, _options, env) =>
  `<li id="${localId(contextOf(env), `fn-${numberOf(tokens[index])}`)}">`

/** How footnotes look: mentions and notes link to each other, by ids of this body alone and by names that say where they lead. */
export const footnoteHtml = {
  footnote_ref: referenceHtml,
  footnote_block_open: () => '<section class="footnotes">\n<ol>\n',
  footnote_block_close: () => '</ol>\n</section>\n',
  footnote_open: noteHtml,
  footnote_close: () => '</li>\n',
  footnote_anchor: backLink,
} satisfies Record<string, RendererRule>
