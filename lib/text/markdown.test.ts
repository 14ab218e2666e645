import { describe, expect, test } from 'vitest'
import { type RenderOptions, renderMarkdown } from './markdown'

const options: RenderOptions = { prefix: 'c1', origin: 'https://forum.example' }
const html = (source: string, more: Partial<RenderOptions> = {}) =>
  renderMarkdown(source, { ...options, ...more }).html.trim()

describe('what people write with', () => {
  test('emphasis, code, quotes, lists and struck words', () => {
    expect(html('*a* **b** ~~c~~ `d<e>`')).toBe(
      '<p><em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;e&gt;</code></p>',
    )
    expect(html('> said\n\n3. one\n4. two')).toContain('<ol start="3">')
  })

  test('a table scrolls in a region that has a name, and aligns without styles', () => {
    const table = html('| | Lab | Cost |\n|:-:|--|--:|\n| a | b | c |')
    expect(table).toContain(
      '<div class="table-wrap" role="region" tabindex="0" aria-label="Table: Lab, Cost"><table>',
    )
    expect(table).toContain('<td class="align-center"></td>\n<th>Lab</th>\n<th class="align-right">Cost</th>')
    expect(table).toContain('</table></div>')
    expect(table).not.toContain('style')
  })

  test('two tables with the same header are told apart by name', () => {
    const table = '| A |\n|--|\n| b |\n\n'
    expect(html(table + table).match(/aria-label="[^"]+"/g)).toEqual([
      'aria-label="Table: A"',
      'aria-label="Table: A (2)"',
    ])
  })

  test('a task list shows boxes that have names and cannot be pressed', () => {
    const list = html('- [ ] *ask* Ada\n- [x] ask Bob\n- [] not a task\n- [link] nor this')
    expect(list).toContain(
      '<li class="task"><input type="checkbox" disabled aria-label="To do" /> <em>ask</em> Ada</li>',
    )
    expect(list).toContain(
      '<li class="task"><input type="checkbox" disabled checked aria-label="Done" /> ask Bob</li>',
    )
    expect(list).toContain('<li>[] not a task</li>\n<li>[link] nor this</li>')
  })

  test('code keeps its language and can be scrolled by keyboard', () => {
    expect(html('```ts\nlet x = "<b>"\n```')).toBe(
      '<pre tabindex="0"><code class="language-ts">let x = "&lt;b&gt;"\n</code></pre>',
    )
  })

  test('raw HTML is shown as it was typed', () => {
    expect(html('<details>\n*hm*\n</details>')).toBe('<p>&lt;details&gt;\n<em>hm</em>\n&lt;/details&gt;</p>')
  })
})

describe('footnotes', () => {
  const note = 'One[^a] two[^b] one again[^a].\n\n[^b]: Bee.\n\n[^a]: Ay.\n\n    More.\n\n[^c]: Unused.'

  test('are gathered behind the text in the order of their mention, and link both ways by name', () => {
    const body = html(note)
    expect(body).toContain(
      'One<sup class="footnote-ref"><a href="#c1_fn-1" id="c1_fnref-1" aria-label="Footnote 1">[1]</a></sup>',
    )
    expect(body).toContain('<a href="#c1_fn-1" id="c1_fnref-1-2" aria-label="Footnote 1">[1]</a>')
    expect(body).toMatch(/<li id="c1_fn-1"><p>Ay.<\/p>\n<p>More. <a class="footnote-back" href="#c1_fnref-1"/)
    expect(body).toContain('aria-label="Back to reference 1-2"')
    expect(body).not.toContain('Unused')
  })

  test('of two comments never share an id', () => {
    const ids = (body: string) => [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    const [one, two] = [ids(html(note)), ids(html(note, { prefix: 'c1_fn-1' }))]
    expect(one).toHaveLength(5)
    expect(new Set([...one, ...two]).size).toBe(10)
  })

  test('in footnotes, repeated or in quotes keep every element closed', () => {
    const body = html('x[^a]\n\n[^a]: y\n    > [^b]: z[^b]\n\n> [^a]: again\n> rest')
    expect(body).toContain('x<sup')
    expect(body.match(/<(blockquote|li|ol|section|p)\b/g)?.length).toBe(
      body.match(/<\/(blockquote|li|ol|section|p)>/g)?.length,
    )
  })

  test('without a definition are text', () => {
    expect(html('See[^x] and x^[2].')).toBe('<p>See[^x] and x^[2].</p>')
  })
})

describe('depth', () => {
  test('is limited without losing a word', () => {
    const quoted = html(`${'> '.repeat(300)}deep`)
    expect(quoted).toContain('deep')
    expect(quoted.match(/<blockquote>/g)?.length).toBeLessThanOrEqual(40)
    const listed = html(`${'1. '.repeat(300)}deep`)
    expect(listed).toContain('deep')
    expect(listed.match(/<ol>/g)?.length).toBeLessThanOrEqual(20)
    expect(html(`${'*'.repeat(500)}a${'*'.repeat(500)}`).match(/<strong>/g)?.length).toBeLessThanOrEqual(20)
  })
})

test('a prefix that could break out of an id is our own mistake, and said so', () => {
  expect(() => renderMarkdown('x', { prefix: 'a b' })).toThrow(TypeError)
})
