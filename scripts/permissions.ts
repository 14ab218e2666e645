import { writeFileSync } from 'node:fs'
import { permissionsDocument } from '@/lib/server/permissions/document'
import { readCommandLine } from './lib/command-line.mjs'
import { live } from './lib/lifecycle.mjs'
import { inRoot } from './lib/paths.mjs'

const HELP = `npm run permissions: write docs/permissions.md and docs/limits.md anew, from the policies and limits.

Options:
  --help   show this`

live(async () => {
  readCommandLine({ help: HELP, options: {} })
  process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1:1/none' // is never asked
  const { ACTIONS } = await import('@/lib/server/actions')
  const { limitsDocument } = await import('@/lib/server/limits/document')
  const files = { 'docs/permissions.md': permissionsDocument(ACTIONS), 'docs/limits.md': limitsDocument() }
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(inRoot(file), text)
    process.stdout.write(`${file}\n`)
  }
  return 0
})
