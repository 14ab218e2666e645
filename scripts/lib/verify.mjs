import { readCommandLine } from './command-line.mjs'
import { live } from './lifecycle.mjs'
import { ENVIRONMENT, onDatabase } from './on-database.mjs'

const HELP = `npm run verify: compute anew every figure that the forum keeps (sums of votes, counts, karma, scores of cruxes) and check
that the public log is as it was written. Reads only, and may run while the forum does.

Ends with 0 when everything agrees, with 1 when something does not: each line then names what, what is stored, and what it should be.

Options:
  --only NAME   one check; may be given several times
  --list        the names of the checks, and nothing else
  --json        the result as JSON: checks, and drift (check, what, stored, computed)
  --help        show this
${ENVIRONMENT}`

const flag = { type: /** @type {const} */ ('boolean') }

/** The command `npm run verify`. */
export const runVerify = () =>
  live(
    async () => {
      const { values } = readCommandLine({
        help: HELP,
        options: { json: flag, list: flag, only: { type: 'string', multiple: true } },
      })
      const { only = [], json = false, list = false } = values
      return onDatabase('scripts/verify.ts', { only, json, list }, { mayMake: false })
    },
    { whenStopped: 130 },
  )
