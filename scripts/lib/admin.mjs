import { readCommandLine } from './command-line.mjs'
import { Failure } from './failure.mjs'
import { live } from './lifecycle.mjs'
import { ENVIRONMENT, onDatabase } from './on-database.mjs'

const HELP = `npm run admin -- COMMAND: what an admin does, without a page. Works while the forum runs.

Commands:
  settings                      every setting of the site, with its value and its choices
  set NAME VALUE                choose a setting; several values make a list, none an empty one
  members [WORDS]               members by a part of their handle, name or address; the newest without one
  role HANDLE ROLE              member, moderator or admin; signs them out everywhere
  sessions HANDLE               sign them out everywhere
  suspend HANDLE                from the whole site, with --reason, and --days unless it is for good
  lift HANDLE                   end a suspension, with --reason
  merge OLD KEPT                two accounts of one person become KEPT: shows what would move; does it, for good,
                                with --reason and --confirm OLD
  export HANDLE                 all that the forum keeps of a member, as JSON

Options:
  --days N         how long to suspend
  --reason WORDS   why: it stands in the public log
  --confirm OLD    the handle that goes, once more
  --json           the result as JSON
  --help           show this
${ENVIRONMENT}`

/** How many words each command takes, at least and at most. */
const WORDS = /** @type {Record<string, [number, number]>} */ ({
  settings: [0, 0],
  set: [1, 500],
  members: [0, 1],
  role: [2, 2],
  sessions: [1, 1],
  suspend: [1, 1],
  lift: [1, 1],
  merge: [2, 2],
  export: [1, 1],
})
const text = { type: /** @type {const} */ ('string') }

/** The command `npm run admin`. */
export const runAdmin = () =>
  live(
    async () => {
      const { values, positionals } = readCommandLine({
        help: HELP,
        options: { days: text, reason: text, confirm: text, json: { type: 'boolean' } },
        allowPositionals: true,
      })
      const [command = '', ...words] = positionals
      const wanted = Object.hasOwn(WORDS, command) ? WORDS[command] : undefined
      if (!wanted) throw new Failure(`Say what to do: ${Object.keys(WORDS).join(', ')}. --help shows how.`)
      if (words.length < wanted[0] || words.length > wanted[1])
        throw new Failure(`That is not how “${command}” is used: --help shows how.`)
      const { days = '', reason = '', confirm = '', json = false } = values
      return onDatabase(
        'scripts/admin.ts',
        { command, words, days, reason, confirm, json },
        { mayMake: false },
      )
    },
    { whenStopped: 130 },
  )
