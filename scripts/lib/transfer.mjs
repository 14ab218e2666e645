// The commands around thread documents.
import path from 'node:path'
import { readCommandLine } from './command-line.mjs'
import { Failure } from './failure.mjs'
import { live } from './lifecycle.mjs'
import { ENVIRONMENT, onDatabase } from './on-database.mjs'

const IMPORT_HELP = `npm run import -- FILE...: bring thread documents (YAML or JSON, see docs/thread-document.md) into the forum.

Adds and updates, never deletes; the same file twice changes nothing. A file is taken whole or not at all: what is wrong with
it is listed with its path and line.

Options:
  --dry-run   do everything, and take it back
  --json      the result as JSON
  --help      show this
${ENVIRONMENT}`

const EXPORT_HELP = `npm run export -- SLUG: write a thread as a document that npm run import reads, to standard output.
npm run export -- --all DIR: write every thread into a folder, as SLUG.yaml.

Options:
  --format FORMAT   yaml (default) or json
  --all DIR         every thread, each into a file of its own; files of the same name are replaced
  --json            with --all: the list of written files as JSON
  --help            show this
${ENVIRONMENT}`

/** Where the person is: npm runs its scripts in the checkout, wherever it was called. @param {string} file */
const fromHere = (file) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file)

const flag = { type: /** @type {const} */ ('boolean') }
const words = { type: /** @type {const} */ ('string') }

/** The command `npm run import`. */
export const runImport = () =>
  live(
    async () => {
      const { values, positionals } = readCommandLine({
        help: IMPORT_HELP,
        options: { 'dry-run': flag, json: flag },
        allowPositionals: true,
      })
      if (positionals.length === 0) throw new Failure('Say which files to import: npm run import -- FILE...')
      const files = positionals.map((name) => ({ name, place: fromHere(name) }))
      const wanted = { files, dryRun: values['dry-run'] === true, json: values.json === true }
      return onDatabase('scripts/import.ts', wanted, { mayMake: true })
    },
    { whenStopped: 130 },
  )

/** The command `npm run export`. */
export const runExport = () =>
  live(
    async () => {
      const { values, positionals } = readCommandLine({
        help: EXPORT_HELP,
        options: { format: words, all: words, json: flag },
        allowPositionals: true,
      })
      const { format = 'yaml', all, json = false } = values
      const [slug, another] = positionals
      if (format !== 'yaml' && format !== 'json')
        throw new Failure(`--format must be yaml or json; it is ${JSON.stringify(format)}.`)
      if (another !== undefined || (slug === undefined) === (all === undefined))
        throw new Failure('Say which thread to export: npm run export -- SLUG, or all of them: --all DIR.')
      if (json && slug !== undefined)
        throw new Failure('--json lists what --all has written; for a document in JSON say --format json.')
      const dir = typeof all === 'string' ? { name: all, place: fromHere(all) } : undefined
      return onDatabase('scripts/export.ts', { slug, dir, format, json }, { mayMake: false })
    },
    { whenStopped: 130 },
  )
