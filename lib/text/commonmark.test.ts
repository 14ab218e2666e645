import { tests as examples } from 'commonmark-spec'
import Parser from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { commonMark, forumSyntax, presentation } from './parser'

/** The specification draws tabs as arrows, and breaks the line in an empty quote where the library does not. */
const asPrinted = (markdown: string) => markdown.replaceAll('→', '\t')
const normal = (html: string) =>
  html.replaceAll('→', '\t').replaceAll('<blockquote>\n</blockquote>', '<blockquote></blockquote>')

/** The library's own CommonMark, raw HTML included: what "raw" means is its finding, not ours. */
const reference = new Parser('commonmark')
const rawTokens = (markdown: string) =>
  reference
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter((token) => token.type === 'html_block' || token.type === 'html_inline')

/** A backslash before every `<` that begins raw HTML. */
function withoutRaw(markdown: string): string {
  const [first] = rawTokens(markdown)
  if (!first) return markdown
  const [line = ''] = first.content.trimStart().split('\n')
  let at = markdown.indexOf(line)
  while (markdown[at - 1] === '\\') at = markdown.indexOf(line, at + 1)
  return withoutRaw(`${markdown.slice(0, at)}\\${markdown.slice(at)}`)
}

/** Where a backslash would say more than "this is a character": it would make a link's address of what is none. */
const EXCEPTIONS: Record<number, string> = {
  201: '<p>[foo]: &lt;bar&gt;(baz)</p>\n<p>[foo]</p>\n',
  494: '<p>[a](&lt;b)c\n[a](&lt;b)c&gt;\n[a](&lt;b&gt;c)</p>\n',
}

const core = commonMark()
const raw = examples.filter(({ markdown }) => rawTokens(asPrinted(markdown)).length > 0)

describe('CommonMark 0.31.2', () => {
  test('has 652 examples, and all are run', () => {
    expect(examples).toHaveLength(652)
    expect(raw).toHaveLength(72)
  })

  test.each(examples.filter((example) => !raw.includes(example)))('example $number, $section', (example) => {
    expect(normal(core.render(asPrinted(example.markdown)))).toBe(normal(example.html))
  })

  // The rule for raw HTML: it is text, exactly as if a backslash stood before each `<` that begins it.
  test.each(raw)('example $number, $section, raw HTML as text', (example) => {
    const markdown = asPrinted(example.markdown)
    const escaped = withoutRaw(markdown)
    expect(normal(reference.render(markdown))).toBe(normal(example.html))
    expect(rawTokens(escaped)).toEqual([])
    expect(core.render(markdown)).toBe(EXCEPTIONS[example.number] ?? reference.render(escaped))
  })
})

test('what the forum adds to CommonMark changes four of its examples: bare addresses become links', () => {
  const forum = forumSyntax()
  const changed = examples.filter(
    ({ markdown }) => forum.render(asPrinted(markdown)) !== core.render(asPrinted(markdown)),
  )
  expect(changed.map(({ number, markdown }) => [number, markdown])).toEqual([
    [602, '<https://foo.bar/baz bim>\n'],
    [608, '< https://foo.bar >\n'],
    [611, 'https://example.com\n'],
    [612, 'foo@bar.example.com\n'],
  ])
})

test('links by other schemes than http, https and mailto are the only other change that presentation makes', () => {
  const [forum, presented] = [forumSyntax(), presentation()]
  const changed = examples.filter(({ markdown }) => {
    const html = presented.render(asPrinted(markdown)).replaceAll('<pre tabindex="0">', '<pre>')
    return html !== forum.render(asPrinted(markdown)) && !markdown.includes('![')
  })
  expect(changed.map(({ number, markdown }) => [number, markdown])).toEqual([
    [596, '<irc://foo.bar:2233/baz>\n'],
    [598, '<a+b+c:d>\n'],
    [599, '<made-up-scheme://foo,bar>\n'],
    [601, '<localhost:5001/foo>\n'],
  ])
})
