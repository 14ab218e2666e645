import { parseThreadDocument } from '@/lib/transfer/parse'

/** A thread document as a file; the number of its every line matters to the tests. */
export const SMALL_FILE = `format: doublecrux.thread/1
thread:
  slug: small
  kind: post
  title: Small
  by: ada
  body: Words that stand here.
  created_at: 2024-05-01T08:00:00Z

people: [{ handle: ada }]
comments:
  - id: c1
    parent: null
    by: ada
    body: An answer.
    created_at: 2024-05-01T09:00:00Z
`

/** The same with two cruxes. */
export const CRUX_FILE = `${SMALL_FILE.replace('by: ada', 'by: ada\n  main_claim: It does.')}cruxes:
  - id: x1
    statement: S.
    kind: empirical
    state: open
    by: ada
    created_at: 2024-05-01T09:00:00Z
    anchors:
      - { comment: c1, role: example, quote: An answer }
    stances:
      - { by: ada, at: 2024-05-01T09:00:00Z, credence: 7, because: c1 }
      - { by: ada, at: 2024-05-01T10:00:00Z, mark: unsure }
    relations: [{ type: refines, to: x2 }]
  - id: x2
    statement: T.
    kind: value
    state: parked
    by: ada
    created_at: 2024-05-01T09:00:00Z
`

/** `comments[0].by (14): …`, all of them; the line comes last. */
export function problemsOf(text: string): string[] {
  const parsed = parseThreadDocument(text)
  return parsed.ok ? [] : parsed.problems.map(({ path, line, message }) => `${path} (${line}): ${message}`)
}

/**
 * One broken file a line: `what is wrong | words of the file | other words for them | the problem`. A `⏎` in the other
 * words begins a new line, indented like the one it stands in.
 */
export function brokenFiles(file: string, table: string): [what: string, text: string, problem: string][] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [what = '', from = '', to = '', problem = ''] = line.split(' | ')
      const at = file.indexOf(from)
      if (at < 0 || !problem) throw new Error(`no such words in the file: ${line}`)
      const indent = /^ */.exec(file.slice(file.lastIndexOf('\n', at) + 1))?.[0] ?? ''
      return [what, file.replace(from, () => to.replaceAll('⏎', `\n${indent}`)), problem]
    })
}
