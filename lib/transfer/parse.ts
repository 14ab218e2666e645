import type { z } from 'zod'
import { checkDocument } from './check'
import { FORMAT, type ThreadDocument, threadDocument } from './document'
import { type Found, located, type Path, type Problem } from './problem'
import { checkQuotes } from './quotes'
import { readYaml } from './read-yaml'
import { inWords } from './words'

export type Parsed = { ok: true; document: ThreadDocument } | { ok: false; problems: Problem[] }

/** Read a thread document from YAML or JSON text. Every problem is named with its path and its line; never throws. */
export function parseThreadDocument(text: string): Parsed {
  const yaml = readYaml(text)
  return yaml.ok ? parseValue(yaml.value, yaml.lineOf) : yaml
}

/** The same for a value that has been parsed already; problems then have no line. */
export function parseValue(value: unknown, lineOf: (path: Path) => number | null = () => null): Parsed {
  const { document, found } = validate(value)
  if (document && found.length === 0) return { ok: true, document }
  return { ok: false, problems: located(found, lineOf) }
}

/** From the outside in: what is no thread document at all has one problem, and quotes are looked for in sound texts only. */
function validate(value: unknown): { document?: ThreadDocument; found: Found[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return {
      found: [{ path: [], message: `is not a thread document, which begins with: format: ${FORMAT}` }],
    }
  const format = 'format' in value ? value.format : undefined
  if (format !== FORMAT)
    return { found: [{ path: ['format'], message: `must be ${FORMAT}, the format that this version reads` }] }

  const { success, data: document, error } = threadDocument.safeParse(value, { error: inWords })
  if (!success) return { found: error.issues.flatMap(explain) }
  const found = checkDocument(document)
  return { document, found: found.length > 0 ? found : checkQuotes(document) }
}

function explain(issue: z.core.$ZodIssue): Found[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }]
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: 'is not a key of a thread document',
  }))
}
