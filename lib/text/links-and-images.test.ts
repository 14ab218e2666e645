import { describe, expect, test } from 'vitest'
import { type RenderOptions, renderMarkdown } from './markdown'

const options: RenderOptions = { prefix: 'c1', origin: 'https://forum.example' }
const html = (source: string, more: Partial<RenderOptions> = {}) =>
  renderMarkdown(source, { ...options, ...more }).html.trim()

describe('links', () => {
  const rel = 'rel="nofollow ugc noopener noreferrer"'

  test('out of the forum are marked, within it are not', () => {
    expect(html('[a](https://b.example/c "t")')).toBe(
      `<p><a href="https://b.example/c" title="t" ${rel}>a</a></p>`,
    )
    expect(html('[a](//b.example)')).toContain(rel)
    expect(html('[a](/threads/x) [b](https://forum.example/y) [c](#t-1-02)')).toBe(
      '<p><a href="/threads/x">a</a> <a href="https://forum.example/y">b</a> <a href="#t-1-02">c</a></p>',
    )
  })

  test('are made of bare addresses of the web and of mail, and of nothing that only looks alike', () => {
    expect(html('See https://a.example/b_c. Or www.a.example, or ada@a.example.')).toBe(
      `<p>See <a href="https://a.example/b_c" ${rel}>https://a.example/b_c</a>. ` +
        `Or <a href="http://www.a.example" ${rel}>www.a.example</a>, ` +
        'or <a href="mailto:ada@a.example">ada@a.example</a>.</p>',
    )
    expect(html('readme.md, example.com, ftp://a.example, //a.example')).not.toContain('<a')
  })

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript&colon;alert(1))',
    '[x](vbscript:x)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](data:image/svg+xml,<svg onload=alert(1)>)',
    '[x](ftp://a.example)',
    '[x](blob:1-2-3)',
    '<javascript:alert(1)>',
    '[x]\n\n[x]: javascript:alert(1)',
    '![x](javascript:alert(1))',
    '![x](data:image/png;base64,AAAA)',
  ])('lead nowhere dangerous: %s', (source) => {
    expect(html(source)).not.toMatch(/<a |<img/)
  })

  test('with a tab in the scheme have no scheme', () => {
    expect(html('[x](<java\tscript:alert(1)>)')).toContain('href="java%09script:alert(1)"')
  })

  test('of one long definition are not repeated without end', () => {
    const source = `[a]: https://b.example/${'x'.repeat(1_900)} "${'y'.repeat(20_000)}"\n\n${'[a] '.repeat(20_000)}`
    expect(html(source).length).toBeLessThan(30 * source.length)
    expect(html(`[a](https://b.example/${'x'.repeat(3_000)})`)).not.toContain('<a')
  })
})

describe('images', () => {
  test('of our own are shown, late and with their description', () => {
    expect(html('![A *map*](/media/map.png "t")')).toBe(
      '<p><img src="/media/map.png" alt="A map" loading="lazy" decoding="async" /></p>',
    )
    expect(html('![m](https://forum.example/m.png)')).toContain('<img src="https://forum.example/m.png"')
  })

  test('of others wait behind a link that says what they are and where from', () => {
    expect(html('![A "map"](https://a.example/m.png)')).toBe(
      '<p><span class="image-gate" data-alt="A &quot;map&quot;">' +
        '<a href="https://a.example/m.png" rel="nofollow ugc noopener noreferrer">Image: A "map" (a.example)</a></span></p>',
    )
    expect(html('![](//a.example/m.png)')).toContain('>Image (a.example)</a>')
    expect(
      html('![m](https://forum.example/m.png)', { prefix: 'p', origin: 'https://other.example' }),
    ).toContain('image-gate')
  })

  test('inside a link are its words', () => {
    expect(html('[![m](https://a.example/m.png)](https://b.example)')).toBe(
      '<p><a href="https://b.example" rel="nofollow ugc noopener noreferrer">Image: m (a.example)</a></p>',
    )
    expect(html('[![m](/m.png)](/b)')).toContain('<a href="/b"><img src="/m.png"')
  })
})
