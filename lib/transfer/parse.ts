import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { checkDocument } from './check'
import { type ThreadDocument, threadDocument } from './document'
import type { Problem } from './problem'

export type Parsed = { ok: true; document: ThreadDocument } | { ok: false; problems: Problem[] }

/** Read a thread document from YAML or JSON text. Every problem is named with its path and its line. */
export function parseThreadDocument(text: string): Parsed {
  const lines = new LineCounter()
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = yaml.errors
  if (broken) {
    return {
      ok: false,
      problems: [
        {
          path: '',
          line: lines.linePos(broken.pos[0]).line,
          message: `this is not readable YAML or JSON: ${broken.message}`,
        },
      ],
    }
  }
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? yaml.contents : yaml.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return null
  }
  return parseValue(yaml.toJS({ maxAliasCount: 0 }), lineOf)
}

/** The same for a value that has been parsed already; problems then have no line. */
export function parseValue(
  value: unknown,
  lineOf: (path: readonly PropertyKey[]) => number | null = () => null,
): Parsed {
  const result = threadDocument.safeParse(value)
  const problems = result.success
    ? checkDocument(result.data).map(({ path, message }) => ({
        path: show(path),
        line: lineOf(path),
        message,
      }))
    : result.error.issues
        .flatMap((issue) => explain(issue))
        .map(({ path, message }) => ({ path: show(path), line: lineOf(path), message }))
  return result.success && problems.length === 0
    ? { ok: true, document: result.data }
    : { ok: false, problems }
}

function explain(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }]
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: 'is not a key of a thread document',
  }))
}

const show = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
