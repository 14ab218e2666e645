import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml } from './escape'

test('a name with markup in it is shown, not run', () => {
  expect(escapeHtml(`<b title="x" class='y'>Q&A</b>`)).toBe(
    '&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;Q&amp;A&lt;/b&gt;',
  )
})

test('ordinary text comes back as it is', () => {
  expect(escapeHtml('Forecasts rarely help; 5 + 5 = 10.')).toBe('Forecasts rarely help; 5 + 5 = 10.')
})

test('whatever the text, escaping equals replacing the five marks one by one', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", 'a', ';', 'é', '😀') }),
      (text) => {
        const plain = text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;')
          .replaceAll("'", '&#39;')
        expect(escapeHtml(text)).toBe(plain)
      },
    ),
  )
})
