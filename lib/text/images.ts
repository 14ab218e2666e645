import type { MarkdownIt, RendererRule } from 'markdown-it'
import { contextOf, inlineText } from './context'
import { escapeHtml } from './escape'
import { targetOf } from './links'

/**
 * Show our own images; of others show a link that says what it is and from where, so that a page asks nothing of any
 * other host until a reader wants it. A script may turn the link into a button that loads in place.
 */
export function presentImages(md: MarkdownIt): void {
  md.renderer.rules.image = image
}

const image: RendererRule = (tokens, index, _options, env) => {
  const token = tokens[index]
  const context = contextOf(env)
  if (!token || !context) return ''

  const alt = inlineText(token.children ?? [])
  const src = String(token.attrGet('src') ?? '')
  const target = src === '' ? null : targetOf(src, context.origin)
  if (!target || target.kind === 'mail') return escapeHtml(alt)
  if (target.kind === 'internal') {
    return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`
  }

  const words = escapeHtml(alt ? `Image: ${alt} (${target.host})` : `Image (${target.host})`)
  // A link cannot stand in a link: an image inside one is its words, and the outer address wins.
  if (token.meta?.inLink) return words
  const link = `<a href="${escapeHtml(src)}" rel="nofollow ugc noopener noreferrer">${words}</a>`
  return `<span class="image-gate" data-alt="${escapeHtml(alt)}">${link}</span>`
}
