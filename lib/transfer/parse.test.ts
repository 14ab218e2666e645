import { describe, expect, test } from 'vitest'
import { fullDocument } from '@/lib/testing/documents'
import { brokenFiles, problemsOf, SMALL_FILE } from '@/lib/testing/files'
import { parseThreadDocument, parseValue } from './parse'

describe('a document that is taken', () => {
  test('may be YAML or JSON, with any line ends, and a mark of its encoding in front', () => {
    const yaml = parseThreadDocument(SMALL_FILE)
    const json = parseThreadDocument(JSON.stringify(yaml.ok && yaml.document, null, '\t'))

    expect(yaml).toMatchObject({ ok: true, document: { comments: [{ body: 'An answer.' }] } })
    expect(json).toEqual(yaml)
    expect(parseThreadDocument(`\ufeff${SMALL_FILE.replaceAll('\n', '\r\n')}`)).toEqual(yaml)
  })

  test('may use every key of the format', () => {
    expect(parseValue(fullDocument())).toEqual({ ok: true, document: fullDocument() })
  })

  test('has texts as they were typed in JSON, smileys and all', () => {
    const text = JSON.stringify(fullDocument()).replace('Asks: first.', '\\ud83d\\ude00\\/')

    expect(parseThreadDocument(text)).toMatchObject({
      document: { people: [{ about: '😀/\nThen reads.' }, {}, {}, {}, {}] },
    })
  })
})

describe('what is wrong with a file is told with its path and its line:', () => {
  test.each(
    brokenFiles(
      SMALL_FILE,
      String.raw`
it is of another version | thread/1 | thread/7 | format (1): must be doublecrux.thread/1, the format that this version reads
a slug has spaces | slug: small | slug: Small Talk | thread.slug (3): use lower-case letters, digits and single hyphens
a kind is not known | kind: post | kind: poem | thread.kind (4): must be post or linkpost or transcript or question or quick_takes
a key is missing | title: Small | tags: [a] | thread.title (2): is missing
a key is unknown | kind: post | kind: post⏎mood: good | thread.mood (5): is not a key of a thread document
a number stands for a text | title: Small | title: 7 | thread.title (5): must be a text
a text stands for a list | people: [{ handle: ada }] | people: ada | people (10): must be a list
a tag is given twice | title: Small | title: Small⏎tags: [a, a] | thread.tags[1] (6): this tag is given twice
a time is written otherwise | 2024-05-01T09 | 2024-05-01 09 | comments[0].created_at (16): write a time such as 2023-03-08T17:30:00Z
there is no such day | 2024-05-01T09 | 2024-02-30T09 | comments[0].created_at (16): write a time such as 2023-03-08T17:30:00Z
a year is a slip of the hand | 2024-05-01T09 | 0024-05-01T09 | comments[0].created_at (16): write a time from the years 1900 to 2999
a character is none | Words that stand here. | "\0" | thread.body (7): holds a character that is not text
half a smiley is there | Words that stand here. | "\ud83d" | thread.body (7): holds a character that is not text
a post says nothing | Words that stand here. | " " | thread.body (7): a post needs a text
a comment says nothing | An answer. | "" | comments[0].body (15): a comment that stands needs a text
a parent is not there | parent: null | parent: c0 | comments[0].parent (13): there is no comment c0 before this one
an answer is its own | parent: null | parent: c1 | comments[0].parent (13): there is no comment c1 before this one
an answer is older than the post | T09 | T07 | comments[0].created_at (16): a reply cannot be older than what it answers
an edit is older than the text | parent: null | parent: null⏎edited_at: 2024-05-01T08:30:00Z | comments[0].edited_at (14): is before created_at
somebody is not listed | parent: null | parent: null⏎on_behalf_of: bob | comments[0].on_behalf_of (14): bob is not listed under people
somebody does not appear | handle: ada | handle: ada }, { handle: bob | people[1].handle (10): bob appears nowhere in the thread
somebody is listed twice | handle: ada | handle: ada }, { handle: ada | people[1].handle (10): this person is listed twice
`,
    ),
  )('%s', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  test('a title is too long', () => {
    const text = SMALL_FILE.replace('title: Small', `title: ${'x'.repeat(201)}`)

    expect(problemsOf(text)).toEqual(['thread.title (5): must be at most 200 characters long'])
  })

  test('an id is used twice', () => {
    const [head, answer] = SMALL_FILE.split('comments:\n')

    expect(problemsOf(`${head}comments:\n${answer}${answer}`)).toEqual([
      'comments[1].id (17): the id c1 is used twice',
    ])
  })

  test('it is no thread document at all', () => {
    const problem = 'is not a thread document, which begins with: format: doublecrux.thread/1'

    expect(problemsOf('')).toEqual([` (null): ${problem}`])
    expect(problemsOf('Dear forum,')).toEqual([` (1): ${problem}`])
    expect(problemsOf('- a\n- b')).toEqual([` (1): ${problem}`])
  })

  test('several things at once', () => {
    const text = SMALL_FILE.replace('slug: small', 'slug: "!"')
      .replace('kind: post', 'kind: 1')
      .replace('An answer.', '7')

    expect(problemsOf(text).map((problem) => problem.split(':')[0])).toEqual([
      'thread.slug (3)',
      'thread.kind (4)',
      'comments[0].body (15)',
    ])
  })

  test('a value that was parsed elsewhere has paths and no lines', () => {
    expect(parseValue({ format: 'doublecrux.thread/1' })).toMatchObject({
      ok: false,
      problems: [{ path: 'thread', line: null }, { path: 'people' }, { path: 'comments' }],
    })
  })
})
