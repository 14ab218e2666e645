import Parser, { type MarkdownIt } from 'markdown-it'
import { limitDepth } from './depth'
import { footnotes } from './footnotes'
import { presentHeadings } from './headings'
import { presentImages } from './images'
import { presentLinks } from './links'
import { maths } from './maths'
import { presentMentions } from './mentions'
import { presentTables } from './tables'
import { taskLists } from './task-lists'
import { presentTurns } from './turns'

/** Longer than this a bare www address is not read as one: each is looked at afresh, so a row of them must not cost its square. */
const MAX_BARE_ADDRESS = 500

/**
 * CommonMark 0.31.2, except that raw HTML is not read: a `<` that would begin a tag, a comment or an HTML block
 * is a character like any other, as if a backslash stood before it.
 */
export function commonMark(): MarkdownIt {
  const md = new Parser('commonmark', { html: false, maxNesting: 100 })
  limitDepth(md)
  return md
}

/** CommonMark and what this forum adds to it: tables, strikethrough, task lists, footnotes, bare links, maths. */
export function forumSyntax(): MarkdownIt {
  const md = commonMark().enable(['table', 'strikethrough', 'linkify']).set({ linkify: true })
  md.linkify
    .set({ fuzzyLink: false, fuzzyEmail: true }) // "readme.md" is no link to Moldova
    .add('ftp:', null)
    .add('//', null)
    .add('www.', {
      validate: (text, pos, self) =>
        Math.max(0, self.testSchemaAt(`//${text.slice(pos, pos + MAX_BARE_ADDRESS)}`, 'http:', 0) - 2),
      normalize: (match) => {
        match.url = `http://${match.url}`
      },
    })
  footnotes(md)
  taskLists(md)
  maths(md)
  return md
}

/** The forum's syntax with everything that is not in the source: ids, levels, link rules, image gates, table regions. */
export function presentation(): MarkdownIt {
  const md = forumSyntax()
  presentTurns(md)
  presentHeadings(md)
  presentMentions(md)
  presentLinks(md)
  presentTables(md)
  presentImages(md)
  presentCode(md)
  return md
}

/** A long line of code scrolls; whoever has no mouse must be able to go there. */
function presentCode(md: MarkdownIt): void {
  for (const name of ['fence', 'code_block'] as const) {
    const html = md.renderer.rules[name]
    if (html) md.renderer.rules[name] = (...args) => html(...args).replace(/^<pre/, '<pre tabindex="0"')
  }
}
