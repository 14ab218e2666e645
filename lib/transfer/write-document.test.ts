import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDocument } from '@/lib/testing/any-document'
import { fullDocument, smallDocument } from '@/lib/testing/documents'
import { parseThreadDocument } from './parse'
import { WRITERS } from './write-document'

test.each(['yaml', 'json'] as const)('a document written as %s reads as the same document', (format) => {
  expect(parseThreadDocument(WRITERS[format](fullDocument()))).toEqual({ ok: true, document: fullDocument() })
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(parseThreadDocument(WRITERS[format](document))).toEqual({ ok: true, document })
    }),
    { numRuns: 50 },
  )
})

test('texts stand in YAML as they were typed, and small things on a line each', () => {
  const document = smallDocument()
  const yaml = WRITERS.yaml({
    ...document,
    thread: { ...document.thread, body: '# Why: a "test"\n\n- one\n- two\n' },
    claims: [
      { id: 'a', text: 'They do.', stances: [{ by: 'ada', credence: 30, at: '2024-05-01T10:00:00Z' }] },
    ],
  })

  expect(yaml).toContain('  body: |\n    # Why: a "test"\n\n    - one\n    - two\n')
  expect(yaml).toContain('\npeople:\n  - { handle: ada }\n  - { handle: bob }\n')
  expect(yaml).toContain('\n      - { by: ada, credence: 30, at: 2024-05-01T10:00:00Z }\n')
  expect(yaml).toContain('\n\ncomments:\n  - id: c1\n')
  expect(yaml).toContain('\n\n  - id: c2\n    parent: c1\n')
})
