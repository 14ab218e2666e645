import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { ProgramFailed, run } from './children.mjs'
import { isRoot } from './data-dir.mjs'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'
import { step } from './progress.mjs'

/** @typedef {{ executablePath?: string }} Browser without a path it is Playwright's own */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const PLAYWRIGHT = [process.execPath, inRoot('node_modules/@playwright/test/cli.js')]

/** A file is no proof: it may be a stub that asks for a snap, or lack its libraries. @param {Browser} browser */
async function works(browser) {
  try {
    const launched = await chromium.launch({ ...browser, timeout: 30_000 })
    await launched.close()
    return true
  } catch {
    return false // then the next one is tried, and at the end a sentence says that none worked
  }
}

/** @returns {Browser[]} those installed on this machine */
function installed() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...MAC].filter((file) => existsSync(file)).map((executablePath) => ({ executablePath }))
}

function isDebianLike() {
  const about = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(about)
}

/** @param {string} label @param {readonly (readonly string[])[]} commands @returns {Promise<boolean>} did all succeed? */
async function tries(label, commands) {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await step(label, async () => {
      for (const command of commands) await run(command, { env })
    })
    return true
  } catch (error) {
    if (error instanceof ProgramFailed || error instanceof Failure) return false // offline, or not to be had here
    throw error
  }
}

/** @type {{ obtain: () => Promise<boolean>, browsers: () => Browser[] }[]} in the order in which they are tried */
const SOURCES = [
  { obtain: async () => true, browsers: () => [...installed(), {}] },
  {
    obtain: () => tries('Downloading a browser', [[...PLAYWRIGHT, 'install', '--only-shell', 'chromium']]),
    browsers: () => [{}],
  },
  {
    obtain: async () =>
      isRoot() &&
      isDebianLike() &&
      tries('Installing what the browser needs', [[...PLAYWRIGHT, 'install-deps', 'chromium']]),
    browsers: () => [{}],
  },
  {
    obtain: async () =>
      isRoot() &&
      isDebianLike() &&
      tries('Installing Chromium', [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
      ]),
    browsers: installed,
  },
]

/**
 * A Chromium that really starts: CHROMIUM_PATH, an installed one, Playwright's own, or the distribution's package.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (await works({ executablePath: chosen })) return { executablePath: chosen }
    throw new Failure(
      `CHROMIUM_PATH must be a Chromium or Chrome that starts; ${JSON.stringify(chosen)} does not.`,
    )
  }
  for (const { obtain, browsers } of SOURCES) {
    if (!(await obtain())) continue
    for (const browser of browsers()) if (await works(browser)) return browser
  }
  throw new Failure(
    'No browser was found and none could be installed: install Chromium, or set CHROMIUM_PATH to one.',
  )
}
