import { writeFileSync } from 'node:fs'
import { schemaFile } from '@/lib/transfer/json-schema'
import { readCommandLine } from './lib/command-line.mjs'
import { live } from './lib/lifecycle.mjs'
import { inRoot } from './lib/paths.mjs'

const HELP = `npm run schema: write docs/thread-document.schema.json anew, from lib/transfer/document.ts.

Options:
  --help   show this`

live(async () => {
  readCommandLine({ help: HELP, options: {} })
  const file = 'docs/thread-document.schema.json'
  writeFileSync(inRoot(file), schemaFile())
  process.stdout.write(`${file}\n`)
  return 0
})
