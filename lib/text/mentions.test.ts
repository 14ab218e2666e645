import { describe, expect, test } from 'vitest'
import { renderMarkdown } from './markdown'
import { mentionsOf } from './mentioned'

const html = (source: string) => renderMarkdown(source, { prefix: 'c1' }).html.trim()

describe('@handle', () => {
  test('leads to a person’s page', () => {
    expect(html('Thanks, @Ada_L and (@bob).')).toBe(
      '<p>Thanks, <a href="/people/ada_l">@Ada_L</a> and (<a href="/people/bob">@bob</a>).</p>',
    )
  })

  test('is a handle only where nothing runs into it', () => {
    for (const text of [
      'write to ada@example.com',
      'a/@ada',
      '@@ada',
      '@a',
      `@${'x'.repeat(33)}`,
      '@ada@bob',
    ])
      expect(html(text)).not.toContain('/people/')
    expect(html('@ada-- who else')).toContain('<a href="/people/ada">@ada</a>')
  })

  test('in code and in links stays as it was written', () => {
    expect(html('`@ada` and [see @bob](https://a.example)')).not.toContain('/people/')
    expect(html('```\n@ada\n```')).not.toContain('/people/')
  })

  test('is linked a few hundred times, and then no more', () => {
    expect(html('@ab '.repeat(10_000)).match(/<a /g)?.length).toBe(500)
  })
})

describe('who is spoken to', () => {
  test('is whoever is named, once, in lower case', () => {
    expect(mentionsOf('@Ada, @bob and @ADA\n\n- and @cyd')).toEqual(['ada', 'bob', 'cyd'])
  })

  test('is nobody in quotes, code, links and addresses', () => {
    expect(mentionsOf('> @ada said\n\n`@bob` [@cyd](/x) dee@example.com https://x.example/@eve')).toEqual([])
  })

  test('is no more than ten people', () => {
    expect(mentionsOf(Array.from({ length: 50 }, (_, i) => `@member${i}`).join(' '))).toHaveLength(10)
  })
})
