import { describe, expect, test } from 'vitest'
import { type RenderOptions, renderMarkdown } from './markdown'

const options: RenderOptions = { prefix: 'c1', origin: 'https://forum.example' }
const html = (source: string, more: Partial<RenderOptions> = {}) =>
  renderMarkdown(source, { ...options, ...more }).html.trim()

describe('headings', () => {
  test('of a post begin at the second level and of a comment at the fourth, without gaps', () => {
    const source = '### Deep\n\n# Top\n\n### Two down\n\nUnder\n---\n\n###### Far'
    const levels = (headingBase: 2 | 4) =>
      renderMarkdown(source, { ...options, headingBase }).headings.map(({ level }) => level)
    expect(levels(2)).toEqual([2, 2, 3, 3, 4])
    expect(levels(4)).toEqual([4, 4, 5, 5, 6])
    expect(html(source)).toContain('<h4 id="c1_far">Far</h4>')
  })

  test('have addresses in any script, each its own, and the author can link to them', () => {
    const { html, headings } = renderMarkdown(
      '# A & `b` ![c](/d)\n\n# A b c\n\n## Что делать?\n\n## ?\n\n[up](#a-b-c)',
      options,
    )
    expect(headings).toEqual([
      { id: 'c1_a-b-c', level: 2, text: 'A & b c' },
      { id: 'c1_a-b-c-2', level: 2, text: 'A b c' },
      { id: 'c1_что-делать', level: 3, text: 'Что делать?' },
      { id: 'c1_section', level: 3, text: '?' },
    ])
    expect(html).toContain('<a href="#c1_a-b-c">up</a>')
  })

  test('in a quote have an address but are not in the table of contents', () => {
    const { html, headings } = renderMarkdown('> # Quoted\n\n# Mine', options)
    expect(headings.map(({ text }) => text)).toEqual(['Mine'])
    expect(html).toContain('<h2 id="c1_quoted">')
  })
})

describe('a transcript', () => {
  const source = [
    '**d_helix** [12:40] And *then* we asked.',
    'It went on.',
    '**lp_host** [1:02:40] Really? Back to [12:40](#t-12-40).',
    '**d_helix** [1:03:00]',
    '*(laughter)*',
    '**Note** that [this] is no turn',
    '> **d_helix** [1:04:00] quoted',
    '**x9** [1:03:00] the same second',
  ].join('\n\n')

  test('has a turn for each speaker and time stamp', () => {
    const { html, turns } = renderMarkdown(source, { ...options, transcript: true })
    expect(turns).toEqual([
      { id: 't-12-40', speaker: 'd_helix', at: '12:40' },
      { id: 't-1-02-40', speaker: 'lp_host', at: '1:02:40' },
      { id: 't-1-03-00', speaker: 'd_helix', at: '1:03:00' },
      { id: 't-1-03-00-2', speaker: 'x9', at: '1:03:00' },
    ])
    expect(html).toContain(
      '<p class="turn" id="t-12-40"><b class="speaker speaker-1">d_helix</b> ' +
        '<a class="at" href="#t-12-40">12:40</a> And <em>then</em> we asked.</p>\n<p>It went on.</p>',
    )
    expect(html).toContain('<b class="speaker speaker-2">lp_host</b>')
    expect(html).toContain('Back to <a href="#t-12-40">12:40</a>')
    expect(html.match(/class="turn"/g)).toHaveLength(4)
  })

  test('is not read into an ordinary post', () => {
    expect(renderMarkdown(source, options).turns).toEqual([])
  })

  test('of ten speakers uses eight colours in turn', () => {
    const talk = Array.from({ length: 10 }, (_, n) => `**speaker${n}** [${n}:00] Hm.`).join('\n\n')
    expect(
      html(talk, { transcript: true })
        .match(/speaker-\d+/g)
        ?.map((colour) => Number(colour.slice(8))),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1, 2])
  })
})
