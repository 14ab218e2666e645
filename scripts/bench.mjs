import './lib/require-node.mjs'

const HELP = `npm run bench: how fast the forum is read, beside bare Node servers that do the least possible, and written to, beside
PostgreSQL itself, in one run.

A throw-away database is filled with threads of 1,000 and 10,000 comments and 10,000 small ones; the production build
serves them (it is built when stale). Measured are requests a second, latency, bytes, processor time and memory under
load, what a page costs as threads and the forum grow, and how it feels in Chromium. It takes about a quarter of an hour.
Writing (--only writing, under four minutes) is votes and replies through HTTP, and a thousand pages open on one thread.
Cruxes (--only cruxes, two minutes) are what a stance costs, and the map of a thread that has a hundred of them.
The results are printed, and those of a whole run written to bench/results.

Options:
  --quick       one short round with 1,000 comments at 10 connections: two minutes, nothing written
  --only PART   load, costs, browser, writing or cruxes (may be given again); of these writing and cruxes write results
  --json        print the results as JSON
  --help        show this

Environment: CHROMIUM_PATH, the browser to measure in. A DATABASE_URL is ignored.`

const options = {
  quick: { type: /** @type {const} */ ('boolean') },
  only: { type: /** @type {const} */ ('string'), multiple: true },
  json: { type: /** @type {const} */ ('boolean') },
}

async function runBench() {
  const [{ live }, { readCommandLine }, { install }, { Failure }] = await Promise.all([
    import('./lib/lifecycle.mjs'),
    import('./lib/command-line.mjs'),
    import('./lib/install.mjs'),
    import('./lib/failure.mjs'),
  ])
  await live(
    async () => {
      const { values } = readCommandLine({ help: HELP, options })
      await install()
      const { register } = await import('tsx/esm/api') // the measurements are written in TypeScript, like what they measure
      register()
      const { bench, PARTS } = await import('../bench/bench.ts')
      const only = [values.only ?? []].flat()
      const parts = PARTS.filter((part) => only.length === 0 || only.includes(part))
      if (parts.length < new Set(only).size) throw new Failure(`--only must be one of ${PARTS.join(', ')}.`)
      await bench({ isQuick: values.quick === true, parts, asJson: values.json === true })
      return 0
    },
    { whenStopped: 130 },
  )
}
runBench()
