import { describe, expect, test } from 'vitest'
import { renderMarkdown } from './markdown'
import { mathml } from './mathml'

const html = (source: string) => renderMarkdown(source, { prefix: 'c1' }).html.trim()

describe('money is not maths', () => {
  test.each([
    'It costs $5 and $10.',
    'Between $5-$10, or $5–$10, or $1B/$2B.',
    'I paid $5 (or 5$) for it, $5/month and 10$/year.',
    'US$5 and A$7 and 5$.',
    'a $ sign, then another $ sign',
    '$100,000 is not $200,000',
    'From ~$10M–$100M; $3k, $4k.',
    'Escaped \\$x$ and $x\\$.',
    'An `$x$` in code',
    '$ x$ and $x $',
    'empty $$ and $$$$',
  ])('%s', (source) => expect(html(source)).not.toContain('<math'))

  test('next to a formula, both are right', () => {
    const body = html('It costs $5k, not $x$; and $3 of them is $y = 2$.')
    expect(body.match(/alttext="[^"]*"/g)).toEqual(['alttext="x"', 'alttext="y = 2"'])
    expect(body).toContain('It costs $5k, not ')
  })
})

describe('a formula', () => {
  test('in a line becomes MathML with its source beside it, and nothing else', () => {
    expect(html('so $x^2$.')).toBe('<p>so <math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>.</p>')
    expect(html('$\\mathbb{E}[X]$')).toContain('<mi>𝔼</mi>')
    expect(html('$3$ of $n$-grams')).toContain('alttext="3"')
  })

  test('on its own lines is a block, also in a list or right after words', () => {
    expect(html('$$\n\\sum_i x_i\n$$')).toMatch(
      /^<div class="maths" tabindex="0"><math alttext="\\sum_i x_i" display="block">/,
    )
    expect(html('$$ a $$')).toContain('<div class="maths"')
    expect(html('- so\n\n  $$\n  a\n  $$\n- next')).toMatch(/<li>.*<div class="maths".*<\/li>\n<li>/s)
    expect(html('words\n$$\na\n$$\nwords')).toMatch(
      /^<p>words<\/p>\n<div class="maths".*<\/div>\n<p>words<\/p>$/s,
    )
    expect(html('in $$a$$ line')).toContain('in <math alttext="a" display="block">')
  })

  test('aligned keeps its columns by our classes', () => {
    const aligned = html('$$\n\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n$$')
    expect(aligned).toContain('<mtd class="align-right"><mi>a</mi></mtd><mtd class="align-left">')
  })

  test.each([
    '$\\frac{$',
    '$\\nosuch$',
    '$$\n\\left(\n$$',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\htmlStyle{color:red}{x}$',
  ])('that cannot be read is shown as its source: %s', (source) => {
    expect(html(source)).not.toContain('<math')
    expect(html(source).replace(/<[^>]*>/g, '')).toBe(source)
  })

  test('never has style, colour, address or reach beyond its line', () => {
    const body = html('$\\color{red}{x} \\boxed{y} \\cancel{z} \\text{<script>alert(1)</script>}$')
    expect(body).toContain('<math')
    expect(body).not.toMatch(/ style=| mathcolor=| mathbackground=|<script/)
    for (const far of [
      '\\rule{500em}{2em}',
      'x\\kern{-90em}y',
      '\\raisebox{300em}{x}',
      '\\mathrlap{x}\\hspace{999pt}y',
    ]) {
      expect(mathml(far, false) ?? '').not.toMatch(/\d{3,}(em|pt)/)
    }
  })

  test('defines nothing for the next one', () => {
    expect(html('$\\gdef\\foo{x}\\foo$ and $\\foo$').match(/<math/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(html('$\\foo$')).not.toContain('<math')
  })

  test('that is huge, endless or one of thousands is left as text', () => {
    expect(mathml('x'.repeat(3_000), false)).toBeNull()
    expect(mathml('\\def\\a{\\a\\a}\\a', false)).toBeNull()
    expect(mathml(`${'\\sqrt{'.repeat(200)}x${'}'.repeat(200)}`, false)).toBeNull()
    expect(html('$x$ '.repeat(1_500)).match(/<math/g)).toHaveLength(1_000)
  })
})
