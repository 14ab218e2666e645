import { writeFileSync } from 'node:fs'
import { permissionsDocument } from '@/lib/server/permissions/document'
import { readCommandLine } from './lib/command-line.mjs'
import { live } from './lib/lifecycle.mjs'
import { inRoot } from './lib/paths.mjs'

const HELP = `npm run permissions: write docs/permissions.md anew, from the policies.

Options:
  --help   show this`

live(async () => {
  readCommandLine({ help: HELP, options: {} })
  process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1:1/none' // is never asked
  const { ACTIONS } = await import('@/lib/server/actions')
  const file = 'docs/permissions.md'
  writeFileSync(inRoot(file), permissionsDocument(ACTIONS))
  process.stdout.write(`${file}\n`)
  return 0
})
