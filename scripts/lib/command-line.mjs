import { parseArgs } from 'node:util'
import { Failure } from './failure.mjs'

/**
 * Read a command's options. `--help` prints the help and ends; what is unknown is refused with one sentence.
 * @template {Record<string, { type: 'string' | 'boolean', short?: string, multiple?: boolean }>} Options
 * @param {{ help: string, options: Options, allowPositionals?: boolean, args?: string[] }} command
 */
export function readCommandLine({ help, options, allowPositionals = false, args = process.argv.slice(2) }) {
  const all = { ...options, help: { type: /** @type {const} */ ('boolean'), short: 'h' } }
  try {
    const { values, positionals } = parseArgs({ args, options: all, allowPositionals })
    if ('help' in values && values.help) {
      process.stdout.write(`${help.trim()}\n`)
      process.exit(0)
    }
    return { values, positionals }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('.')[0] : String(error)
    throw new Failure(`${reason}: --help shows what there is.`)
  }
}
