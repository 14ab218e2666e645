import { z } from 'zod'
import { FORMAT, threadDocument } from './document'

/** The machine-readable form of the format, for editors and for other people's programs. What it cannot say, check.ts does. */
export function threadDocumentSchema(): object {
  const schema = z.toJSONSchema(threadDocument, {
    io: 'input',
    // The format says it already; the pattern behind it is 400 characters of leap years.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern
    },
  })
  const { $schema, ...rest } = schema
  const description = `A discussion as one file, in the format ${FORMAT}: docs/thread-document.md explains it.`
  return { $schema, title: 'Doublecrux thread document', description, ...rest }
}

/** As it stands in docs/thread-document.schema.json. */
export const schemaFile = (): string => `${JSON.stringify(threadDocumentSchema(), null, 2)}\n`
