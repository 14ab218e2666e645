import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { describe, expect, test } from 'vitest'
import { ALLOWED } from './allow-list'
import { renderMarkdown } from './markdown'
import { sanitize } from './sanitize'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const place = { prefix: 'c1', origin: 'https://forum.example' }

/** Everything a browser would build of the body: parse5 reads HTML as the standard says, mistakes included. */
function elementsOf(html: string): Element[] {
  const walk = (nodes: Node[]): Element[] =>
    nodes.flatMap((node) => ('tagName' in node ? [node, ...walk(node.childNodes)] : []))
  return walk(parseFragment(html).childNodes)
}

const idsOf = (html: string) =>
  elementsOf(html).flatMap((element) =>
    element.attrs.filter(({ name }) => name === 'id').map(({ value }) => value),
  )

function expectHarmless(html: string): void {
  for (const { tagName, attrs } of elementsOf(html)) {
    const tests = ALLOWED[tagName]
    expect(tests, `<${tagName}> in ${html}`).toBeDefined()
    for (const { name, value } of attrs) {
      expect(tests?.[name]?.(value, place) ?? `${tagName} ${name}=${value}`).toBe(true)
      // And once more, without trusting the list.
      expect(name).not.toMatch(/^(on|style$|srcset$|action$|formaction$|target$|xmlns)/i)
      if (name === 'href' || name === 'src') {
        expect(['http:', 'https:', 'mailto:']).toContain(new URL(value, place.origin).protocol)
        if (name === 'src') expect(new URL(value, place.origin).origin).toBe(place.origin)
      }
    }
  }
}

/** What a browser makes of a body and gives back: an attack that waits to be read a second time shows here. */
const rewritten = (html: string) => serialize(parseFragment(html))

/** One on a line: attacks by HTML, by addresses, by formulas, and the marks that may carry them. */
const LINES = String.raw`
<script>alert(1)</script>
</script>
<style>@import "//x"</style>
<svg onload=alert(1)>
<img src=x onerror=alert(1)>
<img src="/a" onerror="alert(1)
<a href="javascript:alert(1)">
<iframe srcdoc="<script>alert(1)</script>">
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<math href="javascript:alert(1)">
<annotation-xml encoding="text/html">
<maction actiontype="statusline#x">
<form><input type=image formaction=javascript:alert(1)>
<input autofocus onfocus=alert(1)>
<p style="position:fixed" class="topbar" id="main">
<div class="table-wrap evil" onclick=x>
<!--
<![CDATA[
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<textarea>
<xmp>
<plaintext>
" onmouseover="alert(1)
' onmouseover='alert(1)
javascript:alert(1)
&#106;avascript:alert(1)
&#x6A&#x61vascript&colon;
data:text/html,<b>
vbscript:x
//evil.example
/\evil.example
\\evil.example
https://forum.example@evil.example/
mailto:a@b?body=x
http://a.example/"<b>
www.x.y
[x](
![x](
](
)
[x]:${' '}
[x]
<
>
"
'
&amp;lt;
&quot;
\
|
[^1]
[^1]:${' '}
#${' '}
## <b>x</b> {#id}
>${' '}
-${' '}
- [x]${' '}
1.${' '}
*
**
~~
_
$
$$
word
$\href{javascript:alert(1)}{x}$
$\text{<img src=x onerror=alert(1)>}$
$\class{evil}{x}$
$\style{color:red}{x}$
$\htmlId{main}{x}$
$\includegraphics{//evil.example/x}$
$\color{red}\boxed{x}$
**a_b** [1:02]${' '}
`
  .split('\n')
  .filter((line) => line !== '')

const BREAKS = [
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\t',
  '`',
  '```html\n',
  '~~~\n',
  '|-|\n',
  '$$\n',
  '\0',
  '\u2028',
  '\ufeff',
  'java\nscript:',
]

const tags = fc.constantFrom(...Object.keys(ALLOWED))

/** What somebody types who means harm: those pieces, our own elements with attributes they may not have, and noise, in any order. */
const nasty = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...LINES) },
      { weight: 2, arbitrary: fc.constantFrom(...BREAKS) },
      fc.string({ unit: 'binary', maxLength: 8 }),
      tags.map((tag) => `<${tag} id=x class=y style=z onclick=a href=javascript:b src=c>`),
      tags.map((tag) => `</${tag}>`),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''))

describe('whatever is typed', () => {
  test('a rendered body holds only what the allow-list has, however a browser reads it', () => {
    fc.assert(
      fc.property(nasty, fc.boolean(), (source, transcript) => {
        const { html } = renderMarkdown(source, { ...place, transcript })
        expectHarmless(html)
        expect(rewritten(rewritten(html))).toBe(rewritten(html))
      }),
      { numRuns: 1_500 },
    )
  })

  test('the same source gives the same body', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        expect(renderMarkdown(source, place)).toEqual(renderMarkdown(source, place))
      }),
      { numRuns: 200 },
    )
  })

  test('a rendered body has been through the sanitiser, and a second time changes nothing', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        const { html } = renderMarkdown(source, place)
        expect(sanitize(html, place)).toBe(html)
      }),
      { numRuns: 500 },
    )
  })

  test('no id stands twice in a body, nor in the bodies of two comments, and every heading has its own', () => {
    const prefix = fc.constantFrom(
      '',
      'c1',
      'c1_',
      'c1-a',
      'c',
      'c1_a',
      'c1_fn-1',
      'c1_x-2',
      'comment-1-',
      't-1-02',
    )
    fc.assert(
      fc.property(
        nasty,
        fc.option(nasty), // or the same once more, which has the same headings and notes
        fc.uniqueArray(prefix, { minLength: 2, maxLength: 2 }),
        (one, two, [p = '', q = '']) => {
          const first = renderMarkdown(one, { prefix: p })
          const second = renderMarkdown(two ?? one, { prefix: q })
          const ids = [...idsOf(first.html), ...idsOf(second.html)]
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids).toEqual(
            expect.arrayContaining([...first.headings, ...second.headings].map(({ id }) => id)),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('the sanitiser by itself', () => {
  test('lets nothing through that the allow-list lacks, whatever HTML it is given', () => {
    fc.assert(
      fc.property(nasty, (html) => {
        const once = sanitize(html, place)
        expectHarmless(once)
        expectHarmless(rewritten(once))
        // Of broken HTML an element taken away may let the parser close another earlier; then it rests.
        const twice = sanitize(once, place)
        expect(sanitize(twice, place)).toBe(twice)
      }),
      { numRuns: 1_500 },
    )
  })

  test.each([
    ['<script>alert(1)</script>ok', 'ok'],
    ['<a href="javascript:alert(1)" target="_blank" rel="opener">x</a>', '<a>x</a>'],
    ['<p id="c1_x" class="turn" style="color:red" onclick="x">x</p>', '<p class="turn">x</p>'],
    ['<h2 id="c1_x">x</h2><h2 id="main">y</h2><h1>z</h1>', '<h2 id="c1_x">x</h2><h2>y</h2>z'],
    ['<img src="https://evil.example/x.png" alt="x">', '<img alt="x" />'],
    ['<input type="text" name="q" value="x">', '<input type="checkbox" disabled />'],
    ['<math><mi mathcolor="red" style="x" onclick="x" href="x">x</mi></math>', '<math><mi>x</mi></math>'],
  ])('%s', (given, kept) => expect(sanitize(given, place)).toBe(kept))
})
