import type { Heading, RenderContext, Turn } from './context'
import { NO_ORIGIN } from './links'
import { presentation } from './parser'
import { sanitize } from './sanitize'

export type { Heading, Turn } from './context'

/**
 * Stored beside every rendered body; bodies with another number are rendered again. Raise it by one with every change
 * that makes any source come out as other HTML: in this folder, or by an update of markdown-it, temml or sanitize-html.
 * lib/text/renderer-version.test.ts notices.
 */
export const RENDERER_VERSION = 2

export interface RenderOptions {
  /**
   * Tells this body's ids from those of the others on the page: letters, digits, `-`, `_`, or nothing for the one post.
   * A heading's id is the prefix, an underscore and the heading's words: `comment-c12_what-would-settle-it`.
   */
  prefix: string
  /** The forum's own origin, such as `https://forum.example`; images within it are shown at once. */
  origin?: string
  /** Read turns: docs/thread-document.md. */
  transcript?: boolean
  /** The level of the highest heading: 2 in a post, 4 in a comment. */
  headingBase?: 2 | 3 | 4
}

export interface Rendered {
  html: string
  headings: Heading[]
  turns: Turn[]
}

const parser = presentation()

/** A person's Markdown as HTML that is safe to put into a page; preview and save both call this. */
export function renderMarkdown(source: string, options: RenderOptions): Rendered {
  const context = newContext(options)
  const html = sanitize(parser.render(source, { context }), context)
  return { html, headings: context.headings, turns: context.turns }
}

function newContext({ prefix, origin, transcript = false, headingBase = 2 }: RenderOptions): RenderContext {
  if (!/^[\w-]*$/.test(prefix))
    throw new TypeError(`A prefix of ids has letters, digits, - and _: "${prefix}"`)
  return {
    prefix,
    origin: origin ? new URL(origin).origin : NO_ORIGIN,
    headingBase,
    transcript,
    ids: new Map(),
    anchors: new Map(),
    headings: [],
    turns: [],
    formulas: 0,
  }
}
